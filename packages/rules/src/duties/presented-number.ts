import type { AttemptDuty } from '../duty.ts';

/** 3.1. A number is registered to the assignment in [from, to). */
export const presentedNumber: AttemptDuty = {
  id: 'presented-number',
  clauses: ['3.1'],
  stage: 'attempt',
  title: { sv: 'Visat nummer', en: 'Presented number' },
  explanation: {
    sv: 'Den uppringde ska se ett nummer som hör till uppdraget när påringningen görs och som går att ringa tillbaka till.',
    en: 'The consumer must see a number that belongs to the assignment when the attempt is made and that can be called back.',
  },
  responsible: 'contactCenter',
  weight: 'code',
  evaluate(situation, t) {
    const { presentedNumber: shown } = situation.case;
    if (shown === null || shown === undefined) return 'notApplicable';
    return presentedNumber.passesFrom(situation, t) === t ? 'compliant' : 'breach';
  },
  passesFrom({ case: { presentedNumber: shown } }, t) {
    if (shown === null || shown === undefined) return t;
    if (shown.callable === false) return Number.POSITIVE_INFINITY;
    const from = Math.max(t, shown.from ?? t);
    return from < (shown.to ?? Number.POSITIVE_INFINITY) ? from : Number.POSITIVE_INFINITY;
  },
};
