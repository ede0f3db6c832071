import type { AttemptCase, PastAttempt } from './facts/attempt.ts';
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

/** Puts an attempt in its place: after every earlier one and after those of the same instant. */
function insert(list: PastAttempt[], attempt: PastAttempt): void {
  let place = list.length;
  while (place > 0 && list[place - 1]!.at > attempt.at) place -= 1;
  if (place === list.length) list.push(attempt);
  else list.splice(place, 0, attempt);
}

/**
 * Makes a case ready. Throws a TypeError where an instant is no number, so that `decide` refuses instead of
 * letting a comparison with NaN pass.
 */
export function prepare(c: AttemptCase, limits: CampaignLimits): Situation {
  const { at, contactCenter, campaign, offer, history } = c;
  if (!Number.isFinite(at)) throw new TypeError('at is no instant');
  const day = dayOf(at);
  if (history === null || history === undefined || history.length === 0) {
    return { case: c, limits, at, day, own: NONE, inCampaign: NONE, withOffer: NONE };
  }
  const own: PastAttempt[] = [];
  const inCampaign: PastAttempt[] = [];
  const withOffer: PastAttempt[] = [];
  for (const attempt of history) {
    if (!Number.isFinite(attempt.at)) throw new TypeError('an attempt starts at no instant');
    if (attempt.at > at || attempt.outcome === 'failed') continue;
    if (attempt.campaign === campaign) {
      insert(inCampaign, attempt);
      if (attempt.contactCenter === contactCenter) insert(own, attempt);
    }
    if (attempt.offer === offer) insert(withOffer, attempt);
  }
  return { case: c, limits, at, day, own, inCampaign, withOffer };
}
