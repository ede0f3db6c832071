import { attemptDuties } from './duties/index.ts';
import type { RuleId, RuleOutcome } from './duty.ts';
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

/** The pack of the local day on which an instant falls, as `packOn` gives it for the date. */
function packIdAt(at: number): string {
  let id = packStarts[0]!.id;
  for (const pack of packStarts) if (pack.from <= at) id = pack.id;
  return id;
}

/** The earliest instant ≥ `from` at which every rule passes, or Infinity from the horizon on. */
function allPassFrom(situation: Situation, from: number, horizon: number): number {
  let t = from;
  let passed = 0;
  // Each rule gives its own earliest instant from t on, so t never overshoots; it stands once all pass in a row.
  for (let i = 0; passed < attemptDuties.length; i = (i + 1) % attemptDuties.length) {
    const next = attemptDuties[i]!.passesFrom(situation, t);
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
    for (let i = 0; i < attemptDuties.length; i += 1) {
      const duty = attemptDuties[i]!;
      const from = duty.passesFrom(situation, at);
      if (from === at) continue;
      if (findings === null) {
        findings = [];
        horizon = startOfDay(situation.day + HORIZON_DAYS);
      }
      const outcome = duty.evaluate(situation, at) === 'undetermined' ? 'undetermined' : 'breach';
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
    for (let i = 0; i < attemptDuties.length; i += 1) {
      if (attemptDuties[i]!.passesFrom(situation, situation.at) !== situation.at) return false;
    }
    return true;
  } catch {
    return false;
  }
}

/** The instant alone: equal to `decide(c, limits).nextAllowedAt`, without the findings. Never throws. */
export function nextAllowedAt(c: AttemptCase, limits: CampaignLimits = NO_LIMITS): number | null {
  try {
    const situation = prepare(c, limits);
    const horizon = startOfDay(situation.day + HORIZON_DAYS);
    const next = allPassFrom(situation, situation.at, horizon);
    return next < horizon ? next : null;
  } catch {
    return null;
  }
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
