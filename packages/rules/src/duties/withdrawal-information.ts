import { type DutyValue, latest, type SaleDuty } from '../duty.ts';
import type { Regime, SaleFacts } from '../facts/sale.ts';
import { judge, NOT_APPLICABLE } from '../judgment.ts';
import { type Day, dayOf } from '../time/days.ts';
import { hasHappened } from '../time/happened.ts';
import { withdrawalEnd } from '../time/working-days.ts';

const days = (value: number, reference: string): DutyValue => ({
  unit: 'days',
  versions: [{ from: '2021-07-01', value, reference }],
});
const values = {
  withdrawal: days(14, 'SFS 2005:59 2 ch. 10 §; annex 2'),
  longFinancial: days(30, 'SFS 2005:59 3 ch.'),
};

/** Days to withdraw under chapter 2. */
export const WITHDRAWAL_DAYS = latest(values.withdrawal);

const requirements = {
  right: {
    sv: 'Konsumenten fick veta att det finns en ångerrätt och på vilka villkor.',
    en: 'The consumer was told of the right of withdrawal and its conditions.',
  },
  days: {
    sv: 'Den tid som nämndes är minst så lång som ångerfristen.',
    en: 'The time that was named is no shorter than the withdrawal period.',
  },
  startsFrom: {
    sv: 'Tiden räknas från rätt händelse: varor från mottagandet, tjänster från accepten.',
    en: 'The time counts from the right event: goods from receipt, services from the acceptance.',
  },
  how: { sv: 'Konsumenten fick veta hur man ångrar sig.', en: 'The consumer was told how to withdraw.' },
  standardForm: {
    sv: 'Konsumenten fick veta var standardformuläret finns.',
    en: 'The consumer was told where the standard form is.',
  },
  costs: {
    sv: 'Konsumenten fick veta vad det kan kosta att ångra sig.',
    en: 'The consumer was told what withdrawing may cost.',
  },
  contactDetails: {
    sv: 'Konsumenten fick veta hur uppdragsgivaren och kundkontaktcentret nås.',
    en: 'The consumer was told how to reach the principal and the contact center.',
  },
};

/** Days of the period by regime; null where the product's own is not set, or there is no right. */
function periodOf({ regime, withdrawalDays }: SaleFacts): number | null {
  if (regime === 'dal2') return WITHDRAWAL_DAYS;
  return regime === 'dal3' ? (withdrawalDays ?? null) : null;
}

/** Days within which what was paid is paid back after a withdrawal (SFS 2005:59, 2 ch. 14 § and 3 ch. 11 §). */
export const repaymentDays = (regime: Regime): number => (regime === 'dal3' ? 30 : 14);

/**
 * The last local day on which the consumer may withdraw (SFS 1930:173 moves a day off work onward); null while the
 * period has not begun, or where there is no right. Goods count from receipt, services from the acceptance
 * (SFS 2005:59 2 ch. 12 §).
 */
export function withdrawalEndsOn(facts: SaleFacts): Day | null {
  const period = periodOf(facts);
  const from = facts.subject === 'goods' ? facts.deliveredAt : facts.acceptance?.at;
  if (period === null || !hasHappened(from, facts.at)) return null;
  return withdrawalEnd(dayOf(from), period);
}

/**
 * 4.2, annex 3. Annex 2 has services count both from "today" and from the confirmation; a contract exists only
 * from the acceptance, so they count from there.
 */
export const withdrawalInformation: SaleDuty = {
  id: 'withdrawal-information',
  clauses: ['4.2', 'annex 2', 'annex 3'],
  stage: 'sale',
  regimes: ['dal2', 'dal3'],
  title: { sv: 'Information om ångerrätten', en: 'Information on withdrawal' },
  explanation: {
    sv: 'Under samtalet får konsumenten veta att köpet går att ångra: hur länge, från när, hur, var standardformuläret finns, vad det kan kosta och hur ni nås. Fristen är 14 dagar; för finansiella tjänster 14 eller 30.',
    en: 'In the call the consumer learns that the purchase can be withdrawn from: for how long, from when, how, where the standard form is, what it may cost and how you are reached. The period is 14 days; for financial services 14 or 30.',
  },
  responsible: 'contactCenter',
  weight: 'law',
  values,
  requirements,
  evaluate(facts) {
    const { regime, subject, withdrawal: told } = facts;
    if (!withdrawalInformation.regimes.includes(regime)) return NOT_APPLICABLE;
    const period = periodOf(facts);
    const named = told?.days;
    const start = told?.startsFrom;
    return judge(requirements, [
      ['right', told?.right],
      ['days', typeof named === 'number' && period !== null ? named >= period : null],
      ['startsFrom', start ? start === (subject === 'goods' ? 'receipt' : 'acceptance') : null],
      ['how', told?.how],
      ['standardForm', told?.standardForm],
      ['costs', told?.costs],
      ['contactDetails', told?.contactDetails],
    ]);
  },
};
