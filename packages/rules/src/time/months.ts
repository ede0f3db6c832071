import { monthOf, startOfMonth } from './civil.ts';
import type { Day } from './days.ts';
import { DAY, instantOfLocal, offsetAt } from './zone.ts';

/** The same date some months on; a date that does not exist becomes the last of its month. */
export function addMonthsToDay(day: Day, months: number): Day {
  const month = monthOf(day);
  const first = startOfMonth(month + months);
  const length = startOfMonth(month + months + 1) - first;
  return first + Math.min(day - startOfMonth(month), length - 1);
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
