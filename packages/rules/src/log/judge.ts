import { ATTEMPT_INTERVAL_MINUTES } from '../duties/attempt-interval.ts';
import { DAILY_ATTEMPTS } from '../duties/daily-attempts.ts';
import { isDedicated } from '../duties/dedicated-redial.ts';
import { THIRTY_DAY_ATTEMPTS, THIRTY_DAY_PERIOD } from '../duties/thirty-day-attempts.ts';
import { DIALINGS } from '../facts/attempt.ts';
import { MINUTE } from '../time/zone.ts';
import { LogBlocks } from './blocks.ts';
import { LogClock } from './clock.ts';
import { OfferRanks } from './offer-ranks.ts';
import { OutcomeMarks } from './outcome-marks.ts';
import { type LogParties, type LogRows, outcomeCode, PART_OF_CALL } from './rows.ts';
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
function pairsOf(parties: LogParties): { pairOf: Int32Array; count: number } {
  const known = new Map<number, number>();
  const pairOf = new Int32Array(parties.count);
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

/** The history of one number at a time: what the rules ask of it, kept up as its attempts come. */
class NumberHistory {
  readonly #pairOf: Int32Array;
  readonly #campaignOf: Int32Array;
  readonly #offerOf: Int32Array;
  // What is known of a pair or a campaign holds for one number: it is void where the group is another one.
  #group = 0;
  readonly #pairGroup: Int32Array;
  readonly #day: Int32Array;
  readonly #onDay: Int32Array;
  readonly #end: Float64Array;
  readonly #owesRedial: Uint8Array;
  readonly #campaignGroup: Int32Array;
  readonly #count: Int32Array;
  /** A ring of the latest starts of each campaign. */
  readonly #latest: Float64Array;
  readonly #offers: OfferRanks;

  constructor(parties: LogParties) {
    const { pairOf, count: pairs } = pairsOf(parties);
    const campaigns = countOf(parties.campaign, parties.count);
    this.#pairOf = pairOf;
    this.#campaignOf = Int32Array.from({ length: parties.count }, (_, party) => parties.campaign[party]!);
    this.#offerOf = Int32Array.from({ length: parties.count }, (_, party) => parties.offer[party]!);
    this.#pairGroup = new Int32Array(pairs);
    this.#day = new Int32Array(pairs);
    this.#onDay = new Int32Array(pairs);
    this.#end = new Float64Array(pairs);
    this.#owesRedial = new Uint8Array(pairs);
    this.#campaignGroup = new Int32Array(campaigns);
    this.#count = new Int32Array(campaigns);
    this.#latest = new Float64Array(campaigns * THIRTY_DAY_ATTEMPTS);
    this.#offers = new OfferRanks(countOf(parties.offer, parties.count));
  }

  nextNumber(): void {
    this.#group += 1;
    this.#offers.nextNumber();
  }

  /** The rules that an attempt breaks by what came before it; then it belongs to what came before. */
  marksOf(rows: LogRows, row: number, t: number, day: number): number {
    const party = rows.party(row);
    const campaign = this.#campaignOf[party]!;
    const offer = this.#offerOf[party]!;
    let marks = this.#pairMarks(rows, row, this.#pairOf[party]!, t, day);
    if (this.#isFull(campaign, t)) marks |= THIRTY_DAY_BIT;
    if (this.#offers.isPastLast(offer, campaign, t)) marks |= OFFER_BIT;
    this.#offers.add(offer, campaign, t);
    return marks;
  }

  /** `daily-attempts`, `attempt-interval` and `dedicated-redial`: by one contact center in one campaign. */
  #pairMarks(rows: LogRows, row: number, pair: number, t: number, day: number): number {
    if (this.#pairGroup[pair] !== this.#group) {
      this.#pairGroup[pair] = this.#group;
      this.#onDay[pair] = 0;
      this.#end[pair] = Number.NEGATIVE_INFINITY;
      this.#owesRedial[pair] = 0;
    } else if (this.#day[pair] !== day) {
      this.#onDay[pair] = 0;
    }
    let marks = 0;
    if (this.#onDay[pair]! >= DAILY_ATTEMPTS) marks |= DAILY_BIT;
    if (t < this.#end[pair]! + INTERVAL) marks |= INTERVAL_BIT;
    if (this.#owesRedial[pair] === 1 && DEDICATED[rows.dialing(row)] === 0) marks |= REDIAL_BIT;
    this.#day[pair] = day;
    this.#onDay[pair]! += 1;
    this.#end[pair] = Math.max(this.#end[pair]!, t + rows.duration(row));
    const outcome = rows.outcome(row);
    if (outcome === SILENT) this.#owesRedial[pair] = 1;
    else if (outcome === ANSWERED) this.#owesRedial[pair] = 0;
    return marks;
  }

  /** `thirty-day-attempts`: by any contact center in one campaign. */
  #isFull(campaign: number, t: number): boolean {
    if (this.#campaignGroup[campaign] !== this.#group) {
      this.#campaignGroup[campaign] = this.#group;
      this.#count[campaign] = 0;
    }
    const before = this.#count[campaign]!;
    // The attempt so many places back lies in the slot that this one takes over.
    const slot = campaign * THIRTY_DAY_ATTEMPTS + (before % THIRTY_DAY_ATTEMPTS);
    const full = before >= THIRTY_DAY_ATTEMPTS && t < this.#latest[slot]! + THIRTY_DAY_PERIOD;
    this.#latest[slot] = t;
    this.#count[campaign] = before + 1;
    return full;
  }
}

/** Is told of each row judged, those of a number together; `row` is its place in the log. */
export type OnJudged = (row: number, number: number, mark: number) => void;

/**
 * Judges each row of a log against those of its number before it, by the duties that a log can show: what `decide`
 * and the duties of the outcome answer for every row and its history, in one pass. A row's mark has bit i where it
 * breaks element i of LOG_RULES, and bit i + 16 where that rule lacks a fact. A `failed` attempt counts for no rule.
 */
export function judgeLog(log: LogRows, parties: LogParties, onJudged?: OnJudged): Uint32Array {
  const marks = new Uint32Array(log.count);
  const clock = new LogClock();
  const outcomes = new OutcomeMarks();
  const history = new NumberHistory(parties);
  const blocks = new LogBlocks(log);
  const { rows, source } = blocks;
  let number = Number.NaN;
  for (let count = blocks.next(); count > 0; count = blocks.next()) {
    for (let i = 0; i < count; i += 1) {
      if (rows.number(i) !== number) {
        number = rows.number(i);
        history.nextNumber();
      }
      const outcome = rows.outcome(i);
      if (outcome === FAILED || outcome === PART_OF_CALL) continue;
      const t = rows.startedAt(i);
      const mark =
        clock.marksAt(t, HOURS_BIT, CLOSED_BIT) |
        outcomes.marksOf(rows, i) |
        history.marksOf(rows, i, t, clock.dayOf(t));
      const row = source[i]!;
      marks[row] = mark;
      onJudged?.(row, number, mark);
    }
  }
  return marks;
}
