import { civilOf, startOfMonth } from './civil.ts';
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

/** The number written in a text's digits from `from` to before `to`; NaN where one is no digit. */
function digits(text: string, from: number, to: number): number {
  let value = 0;
  for (let i = from; i < to; i += 1) {
    const digit = text.charCodeAt(i) - 48;
    if (!(digit >= 0 && digit <= 9)) return Number.NaN;
    value = value * 10 + digit;
  }
  return value;
}

/** The day of `YYYY-MM-DD`, or null where that is no date of the calendar. */
export function parseDate(text: string): Day | null {
  if (text.length !== 10 || text[4] !== '-' || text[7] !== '-') return null;
  const year = digits(text, 0, 4);
  const month = digits(text, 5, 7);
  const date = digits(text, 8, 10);
  // Turned so that NaN fails.
  if (!(year >= 0 && month >= 1 && month <= 12 && date >= 1)) return null;
  const first = startOfMonth((year - 1970) * 12 + month - 1);
  const day = first + date - 1;
  return day < startOfMonth((year - 1970) * 12 + month) ? day : null;
}
