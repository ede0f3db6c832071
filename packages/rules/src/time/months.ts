import { civilOf, daysFromCivil, daysInMonth } from './civil.ts';
import type { Day } from './days.ts';
import { DAY, instantOfLocal, offsetAt } from './zone.ts';

/** The same date some months on; a date that does not exist becomes the last of its month. */
export function addMonthsToDay(day: Day, months: number): Day {
  const { year, month, date } = civilOf(day);
  const count = year * 12 + month - 1 + months;
  const toYear = Math.floor(count / 12);
  const toMonth = count - toYear * 12 + 1;
  return daysFromCivil(toYear, toMonth, Math.min(date, daysInMonth(toYear, toMonth)));
}

/**
 * The same wall-clock time in Stockholm some months on (epoch milliseconds in and out). A day that does not exist
 * becomes the last of its month; a time inside the gap of spring moves later, in the overlap it is the first.
 */
export function addMonths(instant: number, months: number): number {
  const local = instant + offsetAt(instant);
  const day = Math.floor(local / DAY);
  return instantOfLocal(addMonthsToDay(day, months) * DAY + (local - day * DAY));
}
