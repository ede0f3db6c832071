import { civilOf, daysFromCivil, weekdayOf } from './civil.ts';

/**
 * Stockholm's clock by rule, not by zone data: since 1996 the European Union's summer time runs from the last
 * Sunday of March to the last Sunday of October, both at 01:00 UTC (directive 2000/84/EC and its forerunners),
 * and Sweden's own rules before that are few. A built-in rule answers alike in every browser and runtime, in a
 * few nanoseconds, which zone data reached through Intl does not (about a microsecond a look-up). Were the rule
 * ever changed, `summerTime` is the one place to add the year.
 *
 * Local mean time before 1900 and the summer of 1916 are left out: no fact of telemarketing is that old.
 */

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
/** Milliseconds of a day without a change of clocks. */
export const DAY = 24 * HOUR;

const NORMAL = HOUR;
const SUMMER = 2 * HOUR;

/** The last Sunday of a month. */
function lastSunday(year: number, month: 3 | 9 | 10): number {
  const last = daysFromCivil(year, month, month === 9 ? 30 : 31);
  return last - ((weekdayOf(last) + 1) % 7);
}

/** Start and end of summer time in a year as instants; none before 1980. */
function summerTime(year: number): [from: number, to: number] {
  if (year < 1980) return [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY];
  const from = year === 1980 ? daysFromCivil(1980, 4, 6) : lastSunday(year, 3);
  return [from * DAY + HOUR, lastSunday(year, year < 1996 ? 9 : 10) * DAY + HOUR];
}

// Summer times of the years that facts come from, side by side, so that a look-up is two comparisons.
const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;
const summerFrom = new Float64Array(LAST_YEAR - FIRST_YEAR + 1);
const summerTo = new Float64Array(LAST_YEAR - FIRST_YEAR + 1);
for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) {
  [summerFrom[year - FIRST_YEAR], summerTo[year - FIRST_YEAR]] = summerTime(year);
}
const MEAN_YEAR = 365.2425 * DAY;

/** Milliseconds by which Stockholm's clock is ahead of UTC at an instant. */
export function offsetAt(t: number): number {
  // A mean year from 1970 misses the true one by days around New Year at most, and never in summer.
  const year = Math.floor(t / MEAN_YEAR);
  if (year >= 0 && year < summerFrom.length) {
    return t >= summerFrom[year]! && t < summerTo[year]! ? SUMMER : NORMAL;
  }
  const [from, to] = summerTime(civilOf(Math.floor(t / DAY)).year);
  return t >= from && t < to ? SUMMER : NORMAL;
}

/**
 * The instant of a local time given as milliseconds from 1970-01-01T00:00 on Stockholm's clock. A time inside
 * the gap of spring moves an hour later; of the two in the overlap of autumn it is the first.
 */
export function instantOfLocal(local: number): number {
  return offsetAt(local - SUMMER) === SUMMER ? local - SUMMER : local - NORMAL;
}
