import type { AttemptCase } from '../facts/attempt.ts';
import type { CampaignLimits } from '../facts/campaign.ts';
import { prepare, type Situation } from '../situation.ts';
import { parseInstant } from '../time/instants.ts';

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
