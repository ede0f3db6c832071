import type { AfterwardsDuty } from '../duty.ts';
import { judge, NOT_APPLICABLE } from '../judgment.ts';
import { hasHappened } from '../time/happened.ts';

const requirements = {
  grounds: {
    sv: 'Det är utrett om numret var dolt och måste spåras.',
    en: 'It is settled whether the number was hidden and had to be traced.',
  },
  decided: { sv: 'Kravet har ett daterat beslut.', en: 'The claim has a dated decision.' },
  granted: {
    sv: 'Den som måste spåra ett dolt nummer får sina utgifter ersatta.',
    en: 'Whoever had to trace a hidden number is repaid.',
  },
  repaid: { sv: 'Ersättningen är betald.', en: 'The money has been paid.' },
};

/** 3.1. On request: without a claim nothing is owed. */
export const tracingCost: AfterwardsDuty = {
  id: 'tracing-cost',
  clauses: ['3.1'],
  stage: 'afterwards',
  title: { sv: 'Ersättning för spårning', en: 'Cost of tracing' },
  explanation: {
    sv: 'Gick ert nummer inte att läsa och måste konsumenten spåra samtalet, ersätter kundkontaktcentret kostnaden för den som begär det. Varje krav får ett beslut med datum.',
    en: 'Where your number could not be read and the consumer had to have the call traced, the contact center repays the cost on request. Each claim gets a dated decision.',
  },
  responsible: 'contactCenter',
  weight: 'code',
  requirements,
  evaluate({ at, tracingClaim: claim }) {
    if (!claim || !hasHappened(claim.receivedAt, at)) return NOT_APPLICABLE;
    const { receivedAt, numberHidden, decision, decidedAt, repaidAt } = claim;
    const decided = hasHappened(decidedAt, at) && decidedAt >= receivedAt && typeof decision === 'string';
    if (!decided) return judge(requirements, [['decided', null]]);
    if (decision === 'repay')
      return judge(requirements, [['repaid', hasHappened(repaidAt, at) ? true : null]]);
    // Refusing is right exactly where the number could be read.
    if (typeof numberHidden !== 'boolean') return judge(requirements, [['grounds', null]]);
    return judge(requirements, [['granted', !numberHidden]]);
  },
};
