import { closesAt, opensAt } from '../duties/calling-hours.ts';
import { isClosed } from '../duties/closed-day.ts';
import type { CampaignLimits } from '../facts/campaign.ts';
import type { Day } from '../time/days.ts';
import { DAY, offsetAt } from '../time/zone.ts';

const SLOTS = 4_096;
const MASK = SLOTS - 1;
const NO_DAY = -0x8000_0000;
const NO_LIMITS: CampaignLimits = {};

/** The first millisecond after `from`, and not after `to`, at which the offset is that of `to`. */
function changeWithin(from: number, to: number): number {
  let before = from;
  let after = to;
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2);
    if (offsetAt(middle) === offsetAt(to)) after = middle;
    else before = middle;
  }
  return after;
}

/**
 * Stockholm's clock and the hours and closed days of 3.2, looked up by instant. Each day is worked out once by the
 * calendar and the duties and then kept, eleven years of them: rows of a log jump from season to season.
 */
export class LogClock {
  readonly #utcDay = new Int32Array(SLOTS).fill(NO_DAY);
  readonly #before = new Int32Array(SLOTS);
  readonly #after = new Int32Array(SLOTS);
  readonly #change = new Float64Array(SLOTS);
  readonly #day = new Int32Array(SLOTS).fill(NO_DAY);
  readonly #opens = new Float64Array(SLOTS);
  readonly #closes = new Float64Array(SLOTS);
  readonly #closed = new Uint8Array(SLOTS);

  /** Milliseconds from 1970-01-01T00:00 on the local clock. */
  localOf(t: number): number {
    const day = Math.floor(t / DAY) | 0;
    const slot = day & MASK;
    if (this.#utcDay[slot] !== day) this.#learnOffset(day, slot);
    return t + (t >= this.#change[slot]! ? this.#after[slot]! : this.#before[slot]!);
  }

  /** The local day of an instant. */
  dayOf(t: number): Day {
    return Math.floor(this.localOf(t) / DAY) | 0;
  }

  /** `outside` where an attempt that starts at `t` breaks `calling-hours`, `closed` where it breaks `closed-day`. */
  marksAt(t: number, outside: number, closed: number): number {
    const day = this.dayOf(t);
    const slot = day & MASK;
    if (this.#day[slot] !== day) this.#learnHours(day, slot);
    const isOpen = t >= this.#opens[slot]! && t < this.#closes[slot]!;
    return (isOpen ? 0 : outside) | (this.#closed[slot] === 0 ? 0 : closed);
  }

  #learnOffset(utcDay: number, slot: number): void {
    const first = utcDay * DAY;
    const last = first + DAY - 1;
    this.#utcDay[slot] = utcDay;
    this.#before[slot] = offsetAt(first);
    this.#after[slot] = offsetAt(last);
    this.#change[slot] = offsetAt(first) === offsetAt(last) ? first : changeWithin(first, last);
  }

  #learnHours(day: Day, slot: number): void {
    this.#day[slot] = day;
    this.#opens[slot] = opensAt(day, NO_LIMITS);
    this.#closes[slot] = closesAt(day, NO_LIMITS);
    this.#closed[slot] = isClosed(day, NO_LIMITS) ? 1 : 0;
  }
}
