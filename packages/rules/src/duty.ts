import type { Bilingual, ClauseId } from './editions/packs.ts';
import type { AfterwardsFacts } from './facts/afterwards.ts';
import type { ActivationFacts } from './facts/assignment.ts';
import type { CallFacts, DialerDay, OutcomeFacts, OwedRedial } from './facts/call.ts';
import type { Regime, SaleFacts } from './facts/sale.ts';
import type { Judgment, Requirements, RuleOutcome } from './judgment.ts';
import type { Situation } from './situation.ts';

export type { RuleOutcome } from './judgment.ts';

/** The ids of every duty by stage; a duty's file bears its id. */
export const DUTY_IDS = {
  attempt: [
    'attempt-interval',
    'automated-call',
    'calling-hours',
    'closed-day',
    'consideration-time',
    'daily-attempts',
    'dedicated-redial',
    'identical-offer',
    'nix-register',
    'presented-number',
    'suppression-list',
    'thirty-day-attempts',
  ],
  outcome: ['call-delay', 'minimum-rings', 'redial-owed', 'silent-call'],
  call: ['agent-knowledge', 'conduct', 'disclosure-on-request', 'identification', 'permission-to-continue'],
  sale: [
    'contract-confirmation',
    'evidence',
    'read-back',
    'recording',
    'recording-retention',
    'withdrawal-information',
    'written-acceptance',
    'written-offer',
  ],
  activation: [
    'address-source',
    'agent-training',
    'callback-announcement',
    'dialing-mode',
    'number-traceability',
    'privacy-policy',
    'privacy-review',
    'recording-policy',
    'responsibility-agreement',
    'script-elements',
    'suppression-register',
    'suppression-scrub',
  ],
  afterwards: ['data-minimization', 'tracing-cost', 'violation-report'],
} as const;

export type Stage = keyof typeof DUTY_IDS;
export type DutyId<S extends Stage = Stage> = (typeof DUTY_IDS)[S][number];
/** A rule that is decided before an attempt. */
export type RuleId = DutyId<'attempt'>;

/** A value of law: what it is from a day on, and where that is written. */
export interface DatedValue {
  /** First local day on which it holds, `YYYY-MM-DD`. */
  from: string;
  value: number;
  /** Where it is written: `3.2`, `SFS 2005:59 2 ch.`, `NIX-Telefon's rules (2017)`. */
  reference: string;
}

/** A named value a duty rests on, in the order in which its versions came into force. */
export interface DutyValue {
  unit:
    | 'attempts'
    | 'campaigns'
    | 'hours'
    | 'minutes'
    | 'days'
    | 'working days'
    | 'months'
    | 'seconds'
    | 'signals'
    | 'percent'
    | 'items';
  versions: readonly DatedValue[];
}

/** What every duty says of itself; everything else in the platform reads this and repeats none of it. */
export interface DutyText<S extends Stage = Stage> {
  id: DutyId<S>;
  clauses: readonly ClauseId[];
  stage: S;
  title: Bilingual;
  explanation: Bilingual;
  /** Who answers for it unless the parties agree otherwise (section 6). */
  responsible: 'principal' | 'contactCenter' | 'both';
  /** What a breach breaks: a statute too, the guidelines, or what the source only recommends. */
  weight: 'law' | 'code' | 'advice';
  values?: Readonly<Record<string, DutyValue>>;
}

/** A duty decided before an attempt, at any instant from the case's `at` on. Pure, and never reads a clock. */
export interface AttemptDuty extends DutyText<'attempt'> {
  /**
   * The answer at instant `t` (epoch milliseconds, `t` ≥ the situation's `at`). `undetermined` only where the rule
   * never passes from `t` on: time alone brings no missing fact.
   */
  evaluate(situation: Situation, t: number): RuleOutcome;
  /**
   * The earliest instant ≥ `t` at which this rule alone passes if nothing else happens, or Infinity. Equal to `t`
   * exactly where `evaluate` answers `compliant` or `notApplicable`.
   */
  passesFrom(situation: Situation, t: number): number;
  /** True where the rule, once it passes, passes for good if nothing else happens: no search need ask it again. */
  lasting?: true;
}

/** A duty judged on facts already on record. Pure. */
export interface JudgedDuty<S extends Stage, Facts> extends DutyText<S> {
  /** What it asks for, in the order in which reasons come. */
  requirements: Requirements;
  evaluate(facts: Facts): Judgment;
}

/** Judged by one attempt, by an owed redial or by an assignment's day. */
export type OutcomeDuty =
  | JudgedDuty<'outcome', OutcomeFacts>
  | JudgedDuty<'outcome', OwedRedial>
  | JudgedDuty<'outcome', DialerDay>;
export type CallDuty = JudgedDuty<'call', CallFacts>;
/** A duty of the sale binds under some regimes only. */
export interface SaleDuty extends JudgedDuty<'sale', SaleFacts> {
  regimes: readonly Regime[];
}
export type ActivationDuty = JudgedDuty<'activation', ActivationFacts>;
export type AfterwardsDuty = JudgedDuty<'afterwards', AfterwardsFacts>;

export type Duty = AttemptDuty | OutcomeDuty | CallDuty | SaleDuty | ActivationDuty | AfterwardsDuty;

/** A value written in the guidelines' edition of 2021. */
export function guidelineValue(unit: DutyValue['unit'], value: number, reference: ClauseId): DutyValue {
  return { unit, versions: [{ from: '2021-07-01', value, reference }] };
}

/** A value that the guidelines leave to the NIX register's own rules, which are cited as such. */
export function nixValue(unit: DutyValue['unit'], value: number): DutyValue {
  return {
    unit,
    versions: [{ from: '2021-07-01', value, reference: "NIX-Telefon's rules (2017 and later)" }],
  };
}

/** The newest version of a value: the one the engine applies. */
export function latest(value: DutyValue): number {
  return value.versions.at(-1)!.value;
}

/** The version of a value that holds on a local day (`YYYY-MM-DD`); the first one before its time. */
export function valueOn(value: DutyValue, date: string): number {
  let found = value.versions[0]!;
  for (const version of value.versions) if (version.from <= date) found = version;
  return found.value;
}
