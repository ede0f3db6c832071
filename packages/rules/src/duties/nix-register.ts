import { type AttemptDuty, latest, nixValue } from '../duty.ts';
import type { AttemptCase, Consent } from '../facts/attempt.ts';
import type { Situation } from '../situation.ts';
import { type Day, parseDate, startOfDay } from '../time/days.ts';
import { addMonths, addMonthsToDay } from '../time/months.ts';

const values = {
  versionAge: nixValue('months', 2),
  consent: nixValue('months', 3),
  customerRelation: nixValue('months', 12),
};

const VERSION_MONTHS = latest(values.versionAge);
const CONSENT_MONTHS = latest(values.consent);
/** Months for which an ended customer relation still counts, by the NIX register's own rules. */
export const CUSTOMER_RELATION_MONTHS = latest(values.customerRelation);

/** Whether a consent was given by `at` and not withdrawn; a withdrawal before it belongs to an earlier consent. */
export function isGiven({ givenAt, withdrawnAt }: Consent, at: number): boolean {
  if (!(givenAt <= at)) return false;
  return withdrawnAt === null || withdrawnAt === undefined || withdrawnAt < givenAt || withdrawnAt > at;
}

/** The instant from which neither a consent nor a customer relation lets the register aside; -Infinity: none. */
function exemptUntil({ case: c, at, limits }: Situation): number {
  let until = Number.NEGATIVE_INFINITY;
  const { customer, consent } = c;
  if (customer !== null && customer !== undefined && customer.since <= at) {
    const { endedAt } = customer;
    if (endedAt === null || endedAt === undefined) return Number.POSITIVE_INFINITY;
    const months = Math.min(
      CUSTOMER_RELATION_MONTHS,
      limits.customerRelationMonths ?? CUSTOMER_RELATION_MONTHS,
    );
    until = addMonths(endedAt, months);
  }
  if (consent !== null && consent !== undefined && isGiven(consent, at)) {
    until = Math.max(until, addMonths(consent.givenAt, CONSENT_MONTHS));
  }
  return until;
}

/** The instant from which the check no longer shows the number free; null where it never showed anything. */
export function checkedUntil(nix: AttemptCase['nix'], today: Day): number | null {
  if (nix === null || nix === undefined) return null;
  const version = parseDate(nix.registerDate);
  if (version === null || version > today) return null;
  return startOfDay(addMonthsToDay(version, VERSION_MONTHS));
}

/** Section 2; the months come from the NIX register's own rules, to which the section refers. */
export const nixRegister: AttemptDuty = {
  id: 'nix-register',
  clauses: ['2'],
  stage: 'attempt',
  title: { sv: 'NIX-Telefon', en: 'NIX register' },
  explanation: {
    sv: 'Numret kontrolleras mot en version av NIX-Telefon som är yngre än två månader och får inte stå där, om inte konsumenten är kund (eller var det för mindre än tolv månader sedan) eller har samtyckt de senaste tre månaderna.',
    en: 'The number is checked against a version of the NIX register less than two months old and must not be on it, unless the consumer is a customer (or was one less than twelve months ago) or has consented within three months.',
  },
  responsible: 'principal',
  weight: 'code',
  values,
  evaluate(situation, t) {
    if (t < exemptUntil(situation)) return 'compliant';
    const { nix } = situation.case;
    const until = checkedUntil(nix, situation.day);
    if (until === null || t >= until) return 'undetermined';
    return nix!.listed === false ? 'compliant' : 'breach';
  },
  passesFrom: (situation, t) =>
    // Time alone mends nothing here: it takes a new check, a consent or a contract.
    nixRegister.evaluate(situation, t) === 'compliant' ? t : Number.POSITIVE_INFINITY,
};
