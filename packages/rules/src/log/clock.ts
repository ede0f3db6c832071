import { closesAt, opensAt } from '../duties/calling-hours.ts';
import { isClosed } from '../duties/closed-day.ts';
import type { CampaignLimits } from '../facts/campaign.ts';
import { dayOf } from '../time/days.ts';

const SLOTS = 4_096;
const NO_LIMITS: CampaignLimits = {};

/** The hours and closed days of 3.2, looked up by instant: a day is worked out once, eleven years are kept. */
export class LogClock {
  readonly #day = new Int32Array(SLOTS).fill(-0x8000_0000);
  readonly #opens = new Float64Array(SLOTS);
  readonly #closes = new Float64Array(SLOTS);
  readonly #closed = new Uint8Array(SLOTS);

  #slotOf(t: number): number {
    const day = dayOf(t);
    const slot = day & (SLOTS - 1);
    if (this.#day[slot] !== day) {
      this.#day[slot] = day;
      this.#opens[slot] = opensAt(day, NO_LIMITS);
      this.#closes[slot] = closesAt(day, NO_LIMITS);
      this.#closed[slot] = isClosed(day, NO_LIMITS) ? 1 : 0;
    }
    return slot;
  }

  /** `outside` where an attempt that starts at `t` breaks `calling-hours`, `closed` where it breaks `closed-day`. */
  marksAt(t: number, outside: number, closed: number): number {
    const slot = this.#slotOf(t);
    const isOpen = t >= this.#opens[slot]! && t < this.#closes[slot]!;
    return (isOpen ? 0 : outside) | (this.#closed[slot] === 0 ? 0 : closed);
  }
}
