import type { AttemptDuty } from '../duty.ts';
import type { AttemptCase, PastAttempt } from '../facts/attempt.ts';
import type { CampaignLimits } from '../facts/campaign.ts';
import { prepare, type Situation } from '../situation.ts';
import { formatInstant, parseInstant } from '../time/instants.ts';

/** Epoch milliseconds of an instant written with its offset; a test's typing error fails loudly. */
export function instant(text: string): number {
  const t = parseInstant(text);
  if (t === null) throw new Error(`not an instant: ${text}`);
  return t;
}

/** A case that every rule lets pass but the clock's, at `at`. */
export function caseAt(at: string, facts: Partial<AttemptCase> = {}): AttemptCase {
  return {
    at: instant(at),
    number: '+46701740605',
    contactCenter: 'c1',
    campaign: 'u1',
    offer: 'o1',
    dialing: 'manual',
    customer: { since: 0 },
    ...facts,
  };
}

/** The situation of a case and the instant it is judged at, for a rule's table test. */
export function situationAt(
  at: string,
  facts: Partial<AttemptCase> = {},
  limits: CampaignLimits = {},
): { situation: Situation; t: number } {
  const c = caseAt(at, facts);
  return { situation: prepare(c, limits), t: c.at };
}

/** An earlier attempt by this contact center in this campaign with this offer. */
export function past(at: string, facts: Partial<PastAttempt> = {}): PastAttempt {
  return {
    at: instant(at),
    contactCenter: 'c1',
    campaign: 'u1',
    offer: 'o1',
    outcome: 'no-answer',
    ...facts,
  };
}

/** A rule's answer in words: `compliant`, `breach until 2026-06-18T06:00:00.000Z`, `undetermined for ever`. */
export function answerOf(
  duty: AttemptDuty,
  at: string,
  facts: Partial<AttemptCase> = {},
  limits: CampaignLimits = {},
): string {
  const { situation, t } = situationAt(at, facts, limits);
  const outcome = duty.evaluate(situation, t);
  const from = duty.passesFrom(situation, t);
  if (outcome === 'compliant' || outcome === 'notApplicable') {
    return from === t ? outcome : `${outcome}, yet passes from ${from}`;
  }
  return Number.isFinite(from) ? `${outcome} until ${formatInstant(from)}` : `${outcome} for ever`;
}
