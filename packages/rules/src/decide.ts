import { attemptDuties } from './duties/index.ts';
import type { AttemptDuty, RuleId, RuleOutcome } from './duty.ts';
import { RULE_PACKS } from './editions/packs.ts';
import type { AttemptCase } from './facts/attempt.ts';
import type { CampaignLimits } from './facts/campaign.ts';
import { prepare, type Situation } from './situation.ts';
import { parseDate, startOfDay } from './time/days.ts';

/** A rule that does not pass. */
export interface Finding {
  rule: RuleId;
  outcome: 'breach' | 'undetermined';
  /** The earliest instant at which this rule alone would pass if nothing else happens; null: none in sight. */
  until: number | null;
}

/** What a case comes to. Instants are epoch milliseconds; null: none before day `at` + 400 begins. */
export interface Decision {
  allowed: boolean;
  /** Every rule that does not pass, sorted by id. */
  findings: readonly Finding[];
  /** The earliest instant from `at` on at which all rules pass if nothing else happens. */
  nextAllowedAt: number | null;
  /** Id of the rule pack by which it was judged. */
  rulePack: string;
}

/** Local days, the case's own included, in which `until` and `nextAllowedAt` are looked for. */
const HORIZON_DAYS = 400;

const NO_LIMITS: CampaignLimits = {};
const NO_FINDINGS: readonly Finding[] = [];

const packStarts = RULE_PACKS.map((pack) => ({ id: pack.id, from: startOfDay(parseDate(pack.validFrom)!) }));

// The rules' functions side by side: asking an object of many shapes for its function takes longer than the answer.
type Question = AttemptDuty['passesFrom'];

function question(duty: AttemptDuty): Question {
  return duty.passesFrom;
}

const questions = attemptDuties.map(question);

/** For a verdict the order is free: the clock refuses most and asks least, the history takes the longest. */
const likeliestFirst = attemptDuties.toSorted((a, b) => haste(b.id) - haste(a.id)).map(question);

function haste(rule: RuleId): number {
  if (rule === 'calling-hours' || rule === 'closed-day') return 2;
  const history: readonly RuleId[] = [
    'attempt-interval',
    'daily-attempts',
    'dedicated-redial',
    'identical-offer',
    'thirty-day-attempts',
  ];
  return history.includes(rule) ? 0 : 1;
}

/** The pack of the local day on which an instant falls, as `packOn` gives it for the date. */
function packIdAt(at: number): string {
  let id = packStarts[0]!.id;
  for (const pack of packStarts) if (pack.from <= at) id = pack.id;
  return id;
}

const fickle = attemptDuties.filter(({ lasting }) => lasting !== true).map(question);

/**
 * The earliest instant ≥ `from` at which every rule passes, or Infinity from the horizon on. `from` is no earlier
 * than each rule's own earliest instant, so the lasting ones pass already.
 */
function allPassFrom(situation: Situation, from: number, horizon: number): number {
  let t = from;
  let passed = 0;
  // Each rule gives its own earliest instant from t on, so t never overshoots; it stands once all pass in a row.
  for (let i = 0; passed < fickle.length; i = i + 1 === fickle.length ? 0 : i + 1) {
    const next = fickle[i]!(situation, t);
    if (next === t) {
      passed += 1;
      continue;
    }
    if (!(next < horizon)) return Number.POSITIVE_INFINITY;
    t = next;
    passed = 1;
  }
  return t;
}

/** What is answered when a rule, or the preparation, throws: nobody is called on a fault of ours. */
function refuse(at: number, rules: readonly RuleId[]): Decision {
  const findings = rules.map((rule): Finding => ({ rule, outcome: 'undetermined', until: null }));
  return { allowed: false, findings, nextAllowedAt: null, rulePack: packIdAt(at) };
}

/**
 * Judges an attempt by every rule of stage `attempt`. Never throws: facts that cannot be read refuse, with every
 * rule undetermined. `limits` come from `parseLimits`.
 */
export function decide(c: AttemptCase, limits: CampaignLimits = NO_LIMITS): Decision {
  try {
    const situation = prepare(c, limits);
    const { at } = situation;
    let findings: Finding[] | null = null;
    let horizon = 0;
    let soonest = at;
    for (let i = 0; i < questions.length; i += 1) {
      const from = questions[i]!(situation, at);
      if (from === at) continue;
      const duty = attemptDuties[i]!;
      if (findings === null) {
        findings = [];
        horizon = startOfDay(situation.day + HORIZON_DAYS);
      }
      // What passes later is a breach now: only a rule that never passes may want for a fact.
      const doubtful = from === Number.POSITIVE_INFINITY && duty.evaluate(situation, at) === 'undetermined';
      const outcome = doubtful ? 'undetermined' : 'breach';
      findings.push({ rule: duty.id, outcome, until: from < horizon ? from : null });
      if (!(from <= soonest)) soonest = from;
    }
    const rulePack = packIdAt(at);
    if (findings === null) return { allowed: true, findings: NO_FINDINGS, nextAllowedAt: at, rulePack };
    const next = soonest < horizon ? allPassFrom(situation, soonest, horizon) : Number.POSITIVE_INFINITY;
    return { allowed: false, findings, nextAllowedAt: next < horizon ? next : null, rulePack };
  } catch {
    return refuse(
      c?.at,
      attemptDuties.map((duty) => duty.id),
    );
  }
}

/** The verdict alone: equal to `decide(c, limits).allowed`, without the findings. Never throws. */
export function mayCall(c: AttemptCase, limits: CampaignLimits = NO_LIMITS): boolean {
  try {
    const situation = prepare(c, limits);
    for (let i = 0; i < likeliestFirst.length; i += 1) {
      if (likeliestFirst[i]!(situation, situation.at) !== situation.at) return false;
    }
    return true;
  } catch {
    return false;
  }
}

/** The instant alone: equal to `decide(c, limits).nextAllowedAt`. Never throws. */
export function nextAllowedAt(c: AttemptCase, limits: CampaignLimits = NO_LIMITS): number | null {
  return decide(c, limits).nextAllowedAt;
}

/** One rule's answer, passed or not. */
export interface Explanation {
  rule: RuleId;
  outcome: RuleOutcome;
  until: number | null;
}

/** Every rule's answer for a case, passed or not, sorted by id. Throws a TypeError on facts that cannot be read. */
export function explain(c: AttemptCase, limits: CampaignLimits = NO_LIMITS): readonly Explanation[] {
  const situation = prepare(c, limits);
  const horizon = startOfDay(situation.day + HORIZON_DAYS);
  return attemptDuties.map((duty) => {
    const from = duty.passesFrom(situation, situation.at);
    return {
      rule: duty.id,
      outcome: duty.evaluate(situation, situation.at),
      until: from < horizon ? from : null,
    };
  });
}
