import { type AttemptCase, DIALINGS, type PastAttempt } from './facts/attempt.ts';
import type { CampaignLimits } from './facts/campaign.ts';
import { type Day, dayOf } from './time/days.ts';

/** A case made ready for the rules: what several of them ask is worked out once. */
export interface Situation {
  readonly case: AttemptCase;
  readonly limits: CampaignLimits;
  /** The instant decided, epoch milliseconds. */
  readonly at: number;
  /** Its local day. */
  readonly day: Day;
  /**
   * The attempts that count, in the order in which they came. Those that start later than `at` are not known, and
   * `failed` ones never reached the consumer: neither is here.
   */
  readonly history: readonly PastAttempt[];
}

const NONE: readonly PastAttempt[] = [];

class Prepared implements Situation {
  readonly case: AttemptCase;
  readonly limits: CampaignLimits;
  readonly at: number;
  readonly day: Day;
  private known: readonly PastAttempt[] | null = null;

  constructor(facts: AttemptCase, limits: CampaignLimits) {
    this.case = facts;
    this.limits = limits;
    this.at = facts.at;
    this.day = dayOf(facts.at);
  }

  /** Put in order when first asked for: a verdict that the clock refuses never needs it. */
  get history(): readonly PastAttempt[] {
    if (this.known === null) this.known = counted(this.case.history ?? NONE, this.at);
    return this.known;
  }
}

/** The local day of an instant at which a situation is judged: mostly its own. */
export function dayIn(situation: Situation, t: number): Day {
  return t === situation.at ? situation.day : dayOf(t);
}

/** Whether an attempt was made by the case's own contact center in its own campaign. */
export function isOwn(attempt: PastAttempt, c: Pick<AttemptCase, 'contactCenter' | 'campaign'>): boolean {
  return attempt.campaign === c.campaign && attempt.contactCenter === c.contactCenter;
}

/**
 * What counts of a history, in order. Histories come mostly so already; then they are taken as they are. Throws a
 * TypeError where an attempt starts at no instant.
 */
function counted(history: readonly PastAttempt[], at: number): readonly PastAttempt[] {
  if (!Array.isArray(history)) throw new TypeError('history is no list');
  let whole = true;
  let before = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < history.length; i += 1) {
    const attempt = history[i]!;
    const start = attempt.at;
    if (!Number.isFinite(start)) throw new TypeError('an attempt starts at no instant');
    if (start < before || start > at || attempt.outcome === 'failed') whole = false;
    before = start;
  }
  if (whole) return history;
  // Sorting is stable: of equal instants the earlier element came first.
  return history.filter((a) => a.at <= at && a.outcome !== 'failed').sort((a, b) => a.at - b.at);
}

/**
 * Makes a case ready. Throws a TypeError where an instant is no number or the way of dialing is unknown, at once or
 * when the history is asked for, so that `decide` refuses instead of letting a comparison with NaN pass.
 */
export function prepare(c: AttemptCase, limits: CampaignLimits): Situation {
  if (!Number.isFinite(c.at)) throw new TypeError('at is no instant');
  if (!DIALINGS.includes(c.dialing)) throw new TypeError('dialing is no way of dialing');
  return new Prepared(c, limits);
}
