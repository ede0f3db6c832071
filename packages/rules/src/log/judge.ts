import { ATTEMPT_INTERVAL_MINUTES } from '../duties/attempt-interval.ts';
import { DAILY_ATTEMPTS } from '../duties/daily-attempts.ts';
import { isDedicated } from '../duties/dedicated-redial.ts';
import { THIRTY_DAY_ATTEMPTS, THIRTY_DAY_PERIOD } from '../duties/thirty-day-attempts.ts';
import { DIALINGS } from '../facts/attempt.ts';
import { MINUTE } from '../time/zone.ts';
import { LogClock } from './clock.ts';
import { OfferRanks } from './offer-ranks.ts';
import { OutcomeMarks } from './outcome-marks.ts';
import { type LogParties, type LogRows, outcomeCode } from './rows.ts';
import { ruleBit } from './rules.ts';

const INTERVAL_BIT = ruleBit('attempt-interval');
const HOURS_BIT = ruleBit('calling-hours');
const CLOSED_BIT = ruleBit('closed-day');
const DAILY_BIT = ruleBit('daily-attempts');
const REDIAL_BIT = ruleBit('dedicated-redial');
const OFFER_BIT = ruleBit('identical-offer');
const THIRTY_DAY_BIT = ruleBit('thirty-day-attempts');

const INTERVAL = ATTEMPT_INTERVAL_MINUTES * MINUTE;
const FAILED = outcomeCode('failed');
const ANSWERED = outcomeCode('answered');
const SILENT = outcomeCode('silent');
const DEDICATED = Uint8Array.from(DIALINGS, (dialing) => (isDedicated({ dialing }) ? 1 : 0));

/** Numbers the pairs of contact center and campaign, whose attempts are counted together. */
function pairsOf(parties: LogParties): { pairOf: Uint32Array; count: number } {
  const known = new Map<number, number>();
  const pairOf = new Uint32Array(parties.count);
  for (let party = 0; party < parties.count; party += 1) {
    const key = parties.contactCenter[party]! * 0x1_0000_0000 + parties.campaign[party]!;
    const pair = known.get(key) ?? known.size;
    known.set(key, pair);
    pairOf[party] = pair;
  }
  return { pairOf, count: known.size };
}

function countOf(names: ArrayLike<number>, parties: number): number {
  let most = -1;
  for (let party = 0; party < parties; party += 1) most = Math.max(most, names[party]!);
  return most + 1;
}

/**
 * Judges the rows of a log in `order` (from `orderLog`), each against those of its number before it, by the duties
 * that a log can show: what `decide` and the duties of the outcome answer for each row and its history, in one pass.
 * A row's mark has bit i where it breaks element i of LOG_RULES, and bit i + 16 where that rule lacks a fact. Rows
 * that `order` leaves out are neither judged nor counted. A `failed` attempt counts for no rule.
 */
export function judgeLog(rows: LogRows, parties: LogParties, order: Uint32Array): Uint32Array {
  const marks = new Uint32Array(rows.count);
  const clock = new LogClock();
  const outcomes = new OutcomeMarks();
  const { pairOf, count: pairs } = pairsOf(parties);
  const campaigns = countOf(parties.campaign, parties.count);
  // What is known of a pair or a campaign holds for one number: it is void where the group is another one.
  const pairGroup = new Uint32Array(pairs);
  const pairDay = new Int32Array(pairs);
  const pairOnDay = new Uint32Array(pairs);
  const pairEnd = new Float64Array(pairs);
  const pairOwesRedial = new Uint8Array(pairs);
  const campaignGroup = new Uint32Array(campaigns);
  const campaignCount = new Uint32Array(campaigns);
  const latestStarts = new Float64Array(campaigns * THIRTY_DAY_ATTEMPTS);
  const offers = new OfferRanks(order.length, countOf(parties.offer, parties.count));
  const campaignAt = (place: number) => parties.campaign[rows.party(order[place]!)]!;
  const startAt = (place: number) => rows.startedAt(order[place]!);

  let group = 0;
  let number = -1;
  for (let place = 0; place < order.length; place += 1) {
    const row = order[place]!;
    if (rows.number(row) !== number) {
      number = rows.number(row);
      group += 1;
    }
    const outcome = rows.outcome(row);
    if (outcome === FAILED) continue;
    const t = rows.startedAt(row);
    const party = rows.party(row);
    const pair = pairOf[party]!;
    const campaign = parties.campaign[party]!;
    const offer = parties.offer[party]!;
    let mark = clock.marksAt(t, HOURS_BIT, CLOSED_BIT) | outcomes.marksOf(rows, row);

    const day = clock.dayOf(t);
    if (pairGroup[pair] !== group) {
      pairGroup[pair] = group;
      pairDay[pair] = day;
      pairOnDay[pair] = 0;
      pairEnd[pair] = Number.NEGATIVE_INFINITY;
      pairOwesRedial[pair] = 0;
    } else if (pairDay[pair] !== day) {
      pairDay[pair] = day;
      pairOnDay[pair] = 0;
    }
    if (pairOnDay[pair]! >= DAILY_ATTEMPTS) mark |= DAILY_BIT;
    if (t < pairEnd[pair]! + INTERVAL) mark |= INTERVAL_BIT;
    if (pairOwesRedial[pair] === 1 && DEDICATED[rows.dialing(row)] === 0) mark |= REDIAL_BIT;
    pairOnDay[pair]! += 1;
    pairEnd[pair] = Math.max(pairEnd[pair]!, t + rows.duration(row));
    if (outcome === SILENT) pairOwesRedial[pair] = 1;
    else if (outcome === ANSWERED) pairOwesRedial[pair] = 0;

    if (campaignGroup[campaign] !== group) {
      campaignGroup[campaign] = group;
      campaignCount[campaign] = 0;
    }
    const before = campaignCount[campaign]!;
    // The attempt so many places back lies in the slot that this one takes over.
    const slot = campaign * THIRTY_DAY_ATTEMPTS + (before % THIRTY_DAY_ATTEMPTS);
    if (before >= THIRTY_DAY_ATTEMPTS && t < latestStarts[slot]! + THIRTY_DAY_PERIOD) mark |= THIRTY_DAY_BIT;
    latestStarts[slot] = t;
    campaignCount[campaign] = before + 1;

    if (offers.isPastLast(group, offer, campaign, t, campaignAt, startAt)) mark |= OFFER_BIT;
    offers.add(group, offer, place);
    marks[row] = mark;
  }
  return marks;
}
