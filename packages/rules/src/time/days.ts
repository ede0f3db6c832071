import { DAY, daysFromCivil, instantOfLocal, offsetAt, yearOf } from './zone.ts';

/**
 * A local calendar day (Stockholm) as whole days from 1970-01-01. A number, so that days compare and add; it says
 * nothing of hours: days of 23 and 25 hours are days.
 */
export type Day = number;

/** The local day of an instant. */
export function dayOf(instant: number): Day {
  return Math.floor((instant + offsetAt(instant)) / DAY);
}

/** The instant of a day's local midnight, which no change of clocks ever skips or repeats in Stockholm. */
export function startOfDay(day: Day): number {
  return instantOfLocal(day * DAY);
}

/** The day as `YYYY-MM-DD`. */
export function formatDate(day: Day): string {
  const { year, month, date } = civilOf(day);
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
}

/** Year, month (1–12) and day of the month. */
export function civilOf(day: Day): { year: number; month: number; date: number } {
  const year = yearOf(day);
  let month = Math.min(12, Math.floor((day - daysFromCivil(year, 1, 1)) / 29) + 1);
  while (daysFromCivil(year, month, 1) > day) month -= 1;
  return { year, month, date: day - daysFromCivil(year, month, 1) + 1 };
}

/** The length of a month in days. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** The day of `YYYY-MM-DD`, or null where that is no date of the calendar. */
export function parseDate(text: string): Day | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return null;
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])];
  if (month < 1 || month > 12 || date < 1 || date > daysInMonth(year, month)) return null;
  return daysFromCivil(year, month, date);
}
