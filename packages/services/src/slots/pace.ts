import { type CampaignLimits, dayOf, openHours } from '@ringratt/rules';

/** Days looked through for the next open hour before giving up: the horizon of a decision. */
const HORIZON_DAYS = 400;

/** The first instant from `at` on within permitted hours, or null when none is in sight. */
export function nextOpen(at: number, limits: CampaignLimits): number | null {
  const first = dayOf(at);
  for (let day = first; day < first + HORIZON_DAYS; day++) {
    const hours = openHours(day, limits);
    if (hours && at < hours.closes) return Math.max(at, hours.opens);
  }
  return null;
}

/**
 * Hands out instants so that no more than the agents can take fall due in any stretch of open time: the
 * first `hopper` at once, then one each step, each slot planned before taking its step too. Asked in order
 * of release, as a queue serves: greedy is optimal, since the next permitted instant never comes earlier
 * for one that is released later.
 */
export class Pace {
  #cursor: number;
  #ready: number;
  #passed = 0;
  readonly #step: number;

  /**
   * @param start first instant, epoch milliseconds
   * @param load.perHour attempts the agents can make in an open hour, above 0
   * @param load.hopper instants that may fall on the start together, 0 or more
   * @param load.planned when the slots planned already fall due, ascending
   */
  constructor(
    start: number,
    private readonly load: { perHour: number; hopper: number; planned: readonly number[] },
    private readonly limits: CampaignLimits,
  ) {
    this.#cursor = start;
    this.#ready = load.hopper;
    this.#step = 3_600_000 / load.perHour;
  }

  /** The next instant, not before `release`; null when no open hour is in sight. */
  take(release: number): number | null {
    if (this.#ready > 0 && release <= this.#cursor) {
      this.#ready--;
      return nextOpen(this.#cursor, this.limits);
    }
    let at = nextOpen(Math.max(this.#cursor, release), this.limits);
    while (at !== null && this.#passed < this.load.planned.length && this.load.planned[this.#passed]! <= at) {
      this.#passed++;
      at = nextOpen(at + this.#step, this.limits);
    }
    if (at === null) return null;
    this.#cursor = at + this.#step;
    return Math.floor(at);
  }
}
