import { type CampaignLimits, dayOf, type OpenHours, openHours } from '@ringratt/rules';

/** Days looked through for the next open hour before giving up: the horizon of a decision. */
const HORIZON_DAYS = 400;

/** The permitted hours that an instant lies in, else the next ones; null when none are in sight. */
function openHoursFrom(at: number, limits: CampaignLimits): OpenHours | null {
  const first = dayOf(at);
  for (let day = first; day < first + HORIZON_DAYS; day++) {
    const hours = openHours(day, limits);
    if (hours && at < hours.closes) return hours;
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
  /** The open hours that the last instant lay in: most instants lie in those of the one before. */
  #opens = Number.POSITIVE_INFINITY;
  #closes = Number.NEGATIVE_INFINITY;
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
      return this.#open(this.#cursor);
    }
    let at = this.#open(Math.max(this.#cursor, release));
    while (at !== null && this.#passed < this.load.planned.length && this.load.planned[this.#passed]! <= at) {
      this.#passed++;
      at = this.#open(at + this.#step);
    }
    if (at === null) return null;
    this.#cursor = at + this.#step;
    return Math.floor(at);
  }

  /** The first instant from `at` on within permitted hours, or null when none is in sight. */
  #open(at: number): number | null {
    if (at >= this.#opens && at < this.#closes) return at;
    const found = openHoursFrom(at, this.limits);
    if (found === null) return null;
    this.#opens = found.opens;
    this.#closes = found.closes;
    return Math.max(at, found.opens);
  }
}
