import type { Day } from './days.ts';
import { isWorkingDay } from './holidays.ts';

/**
 * The last day of a period of working days that an event on `day` starts; the event's own day is not counted.
 * `count` is a whole number from 0 (the day itself) up. What is due is due before the end of that day.
 */
export function addWorkingDays(day: Day, count: number): Day {
  let last = day;
  for (let left = count; left > 0; left -= 1) {
    do last += 1;
    while (!isWorkingDay(last));
  }
  return last;
}

/**
 * The last day on which the consumer may withdraw: `days` calendar days after the day the period starts with
 * (goods received, contract made). A last day off work moves to the next working day (SFS 1930:173 2 §).
 */
export function withdrawalEnd(day: Day, days = 14): Day {
  const last = day + days;
  return isWorkingDay(last) ? last : addWorkingDays(last, 1);
}
