import { civilOf, daysFromCivil, weekdayOf } from './civil.ts';
import type { Day } from './days.ts';

/*
 * The days that rules ask for, a year at a time. Right from 2005 on, when 6 June became a public holiday and Whit
 * Monday ceased to be one (SFS 1989:253 as amended).
 */

const CLOSED = 1;
const PUBLIC_HOLIDAY = 2;
const EVE_OFF_WORK = 4;

/** Easter Sunday by the Gregorian computus. */
function easterSunday(year: number): Day {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const skipped = century - Math.floor(century / 4);
  const drift = Math.floor((8 * century + 13) / 25);
  const epact = (skipped - drift + 19 * golden + 15) % 30;
  const late = epact === 29 || (epact === 28 && golden > 10) ? 1 : 0;
  // The Sunday after the paschal full moon, which falls on 21 March at the earliest.
  const fullMoon = daysFromCivil(year, 3, 21) + epact - late;
  return fullMoon + 7 - ((weekdayOf(fullMoon) + 1) % 7);
}

/** The first day with a weekday (Monday 0) on or after a day. */
function firstOn(weekday: number, from: Day): Day {
  return from + ((weekday - weekdayOf(from) + 7) % 7);
}

/** Marks the days of a year in a table whose first element is the day `first`. */
function markYear(year: number, marks: Uint8Array, first: Day): void {
  const mark = (what: number, ...days: Day[]) => {
    for (const day of days) marks[day - first]! |= what;
  };
  const on = (month: number, date: number) => daysFromCivil(year, month, date);
  const easter = easterSunday(year);
  const midsummerEve = firstOn(4, on(6, 19));
  // 3.2: the eves on which nobody is called.
  mark(CLOSED, on(12, 24), easter - 1, midsummerEve);
  // SFS 1989:253, Sundays aside: they are told by the weekday.
  mark(PUBLIC_HOLIDAY, on(1, 1), on(1, 6), on(5, 1), on(6, 6), on(12, 25), on(12, 26));
  mark(PUBLIC_HOLIDAY, easter - 2, easter, easter + 1, easter + 39, easter + 49);
  mark(PUBLIC_HOLIDAY, firstOn(5, on(6, 20)), firstOn(5, on(10, 31)));
  // SFS 1930:173 puts these eves on a level with holidays.
  mark(EVE_OFF_WORK, on(12, 24), on(12, 31), midsummerEve);
}

// The years that facts come from, marked once; a byte a day.
const FIRST_YEAR = 1970;
const LAST_YEAR = 2199;
const FIRST_DAY = daysFromCivil(FIRST_YEAR, 1, 1);
const table = new Uint8Array(daysFromCivil(LAST_YEAR + 1, 1, 1) - FIRST_DAY);
for (let year = FIRST_YEAR; year <= LAST_YEAR; year += 1) markYear(year, table, FIRST_DAY);

function marksOf(day: Day): number {
  const index = day - FIRST_DAY;
  if (index >= 0 && index < table.length) return table[index]!;
  const { year } = civilOf(day);
  const first = daysFromCivil(year, 1, 1);
  const marks = new Uint8Array(366);
  markYear(year, marks, first);
  return marks[day - first]!;
}

/** 24 December, Easter Eve or Midsummer Eve (3.2): no attempt may be made. */
export function isClosedDay(day: Day): boolean {
  return (marksOf(day) & CLOSED) !== 0;
}

/** A public holiday by SFS 1989:253 other than an ordinary Sunday. */
export function isPublicHoliday(day: Day): boolean {
  return (marksOf(day) & PUBLIC_HOLIDAY) !== 0;
}

/** Monday to Friday, no public holiday, and none of Christmas Eve, New Year's Eve and Midsummer Eve. */
export function isWorkingDay(day: Day): boolean {
  return weekdayOf(day) < 5 && (marksOf(day) & (PUBLIC_HOLIDAY | EVE_OFF_WORK)) === 0;
}
