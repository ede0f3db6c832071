import { guidelineValue, latest, type SaleDuty } from '../duty.ts';
import type { SaleFacts } from '../facts/sale.ts';
import { type Answer, judge, NOT_APPLICABLE } from '../judgment.ts';
import { dayOf, startOfDay } from '../time/days.ts';
import { hasHappened } from '../time/happened.ts';
import { addWorkingDays } from '../time/working-days.ts';

const values = { sending: guidelineValue('working days', 5, '5') };

/** Working days within which the contract is sent; the day of the event is not counted. */
export const CONTRACT_WORKING_DAYS = latest(values.sending);

/** What starts the days: the acceptance, or outside the act the call; null while there is no contract. */
function contractMadeAt({ regime, at, acceptance, callEndedAt }: SaleFacts): number | null {
  const made = regime === 'exempt' ? callEndedAt : acceptance?.at;
  return hasHappened(made, at) ? made : null;
}

/** The instant before which a contract made at `madeAt` must be sent: the end of the fifth working day after it. */
export function contractDue(madeAt: number): number {
  return startOfDay(addWorkingDays(dayOf(madeAt), CONTRACT_WORKING_DAYS) + 1);
}

const requirements = {
  afterAcceptance: {
    sv: 'Avtalet skickas när konsumenten har accepterat, inte före.',
    en: 'The contract is sent once the consumer has accepted, not before.',
  },
  withinFiveDays: {
    sv: 'Avtalet skickas inom fem arbetsdagar.',
    en: 'The contract is sent within five working days.',
  },
  byDelivery: {
    sv: 'Avtalet skickas senast när varan levereras eller tjänsten börjar.',
    en: 'The contract is sent at the latest when the goods are delivered or the service begins.',
  },
};

/** Section 5; annex 2 for delivery under chapter 2. */
export const contractConfirmation: SaleDuty = {
  id: 'contract-confirmation',
  clauses: ['5', 'annex 2'],
  stage: 'sale',
  regimes: ['dal2', 'dal3', 'exempt'],
  title: { sv: 'Avtalet inom fem arbetsdagar', en: 'Contract within five working days' },
  explanation: {
    sv: 'Avtalet skickas till konsumenten inom fem arbetsdagar från accepten (vid muntligt avtal från samtalet). Enligt 2 kap. distansavtalslagen kommer det senast när varan levereras eller tjänsten börjar.',
    en: 'The contract is sent to the consumer within five working days of the acceptance (an oral one of the call). Under chapter 2 of the distance contracts act it comes at the latest when the goods are delivered or the service begins.',
  },
  responsible: 'principal',
  weight: 'code',
  values,
  requirements,
  evaluate(facts) {
    const { regime, at, contract, deliveredAt } = facts;
    const madeAt = contractMadeAt(facts);
    if (madeAt === null) return NOT_APPLICABLE;
    const due = contractDue(madeAt);
    const sentAt = contract?.sentAt;
    const sent = hasHappened(sentAt, at);
    const answers: Answer<keyof typeof requirements>[] = [];
    if (sent && regime !== 'exempt') answers.push(['afterAcceptance', sentAt >= madeAt]);
    answers.push(['withinFiveDays', sent ? sentAt < due : at < due ? null : false]);
    if (regime === 'dal2' && hasHappened(deliveredAt, at)) {
      answers.push(['byDelivery', sent ? sentAt <= deliveredAt : false]);
    }
    return judge(requirements, answers);
  },
};
