import { type AttemptCase, DIALINGS, type PastAttempt } from './facts/attempt.ts';
import type { CampaignLimits } from './facts/campaign.ts';
import { type Day, dayOf } from './time/days.ts';

/**
 * A case made ready for the rules: what several of them ask is worked out once. Attempts that start later than
 * `at` are not known, and `failed` ones never reached the consumer: neither is in the lists. Each list is in the
 * order in which the attempts came.
 */
export interface Situation {
  readonly case: AttemptCase;
  readonly limits: CampaignLimits;
  /** The instant decided, epoch milliseconds. */
  readonly at: number;
  /** Its local day. */
  readonly day: Day;
  /** By this contact center in this campaign. */
  readonly own: readonly PastAttempt[];
  /** In this campaign, by any contact center. */
  readonly inCampaign: readonly PastAttempt[];
  /** With this offer, in any campaign, by any contact center. */
  readonly withOffer: readonly PastAttempt[];
}

const NONE: readonly PastAttempt[] = [];

/** Adds an attempt at the end; answers whether the list is still in order. */
function append(list: PastAttempt[], attempt: PastAttempt): boolean {
  const last = list.length - 1;
  list.push(attempt);
  return last < 0 || list[last]!.at <= attempt.at;
}

/** Sorting is stable: of equal instants the earlier element came first. */
function chronological(list: PastAttempt[], ordered: boolean): readonly PastAttempt[] {
  return ordered ? list : list.sort((a, b) => a.at - b.at);
}

/**
 * Makes a case ready. Throws a TypeError where an instant is no number or the way of dialing is unknown, so that `decide` refuses instead of
 * letting a comparison with NaN pass.
 */
export function prepare(c: AttemptCase, limits: CampaignLimits): Situation {
  const { at, contactCenter, campaign, offer, history } = c;
  if (!Number.isFinite(at)) throw new TypeError('at is no instant');
  if (!DIALINGS.includes(c.dialing)) throw new TypeError('dialing is no way of dialing');
  const day = dayOf(at);
  if (history === null || history === undefined || history.length === 0) {
    return { case: c, limits, at, day, own: NONE, inCampaign: NONE, withOffer: NONE };
  }
  const own: PastAttempt[] = [];
  const inCampaign: PastAttempt[] = [];
  const withOffer: PastAttempt[] = [];
  let ordered = true;
  for (const attempt of history) {
    if (!Number.isFinite(attempt.at)) throw new TypeError('an attempt starts at no instant');
    if (attempt.at > at || attempt.outcome === 'failed') continue;
    if (attempt.campaign === campaign) {
      ordered = append(inCampaign, attempt) && ordered;
      if (attempt.contactCenter === contactCenter) ordered = append(own, attempt) && ordered;
    }
    if (attempt.offer === offer) ordered = append(withOffer, attempt) && ordered;
  }
  return {
    case: c,
    limits,
    at,
    day,
    own: chronological(own, ordered),
    inCampaign: chronological(inCampaign, ordered),
    withOffer: chronological(withOffer, ordered),
  };
}
