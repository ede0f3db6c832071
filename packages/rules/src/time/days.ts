import { civilOf, daysFromCivil, daysInMonth } from './civil.ts';
import { DAY, instantOfLocal, offsetAt } from './zone.ts';

/**
 * A local calendar day (Stockholm) as whole days from 1970-01-01. A number, so that days compare and add; it says
 * nothing of hours: days of 23 and 25 hours are days.
 */
export type Day = number;

/** The local day of an instant (epoch milliseconds). */
export function dayOf(instant: number): Day {
  return Math.floor((instant + offsetAt(instant)) / DAY);
}

/** The instant of a day's local midnight, which no change of clocks skips or repeats in Stockholm. */
export function startOfDay(day: Day): number {
  return instantOfLocal(day * DAY);
}

/** The day as `YYYY-MM-DD`. */
export function formatDate(day: Day): string {
  const { year, month, date } = civilOf(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** The day of `YYYY-MM-DD`, or null where that is no date of the calendar. */
export function parseDate(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return null;
  return daysFromCivil(year, month, date);
}
