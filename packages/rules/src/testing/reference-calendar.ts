/*
 * Stockholm's calendar once more, as plain as can be: days counted one by one from a known Thursday, and none of
 * src/time. Covers 2009 to 2049, the reach of the cases drawn in tests.
 */

const HOUR = 3_600_000;

export interface PlainDay {
  year: number;
  month: number;
  date: number;
  text: string;
  /** Monday 0 to Sunday 6. */
  weekday: number;
  /** Milliseconds from 1970 to this date's midnight in UTC. */
  utcMidnight: number;
  publicHoliday: boolean;
  closed: boolean;
}

const two = (n: number) => String(n).padStart(2, '0');

function countDays(): PlainDay[] {
  const days: PlainDay[] = [];
  let weekday = 3;
  let count = 0;
  for (let year = 1970; year < 2050; year += 1) {
    const leap = (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
    const lengths = [31, leap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];
    lengths.forEach((length, index) => {
      for (let date = 1; date <= length; date += 1) {
        const text = `${year}-${two(index + 1)}-${two(date)}`;
        const utcMidnight = count * 24 * HOUR;
        const day = { year, month: index + 1, date, text, weekday, utcMidnight };
        if (year >= 2009) days.push({ ...day, publicHoliday: false, closed: false });
        weekday = (weekday + 1) % 7;
        count += 1;
      }
    });
  }
  return days;
}

export const plainDays = countDays();

/** Easter Sunday by Meeus, Jones and Butcher: [month, date]. */
function easter(year: number): [number, number] {
  const a = year % 19;
  const b = Math.trunc(year / 100);
  const c = year % 100;
  const h = (19 * a + b - Math.trunc(b / 4) - Math.trunc((b - Math.trunc((b + 8) / 25) + 1) / 3) + 15) % 30;
  const l = (32 + 2 * (b % 4) + 2 * Math.trunc(c / 4) - h - (c % 4)) % 7;
  const m = Math.trunc((a + 11 * h + 22 * l) / 451);
  const n = h + l - 7 * m + 114;
  return [Math.trunc(n / 31), (n % 31) + 1];
}

plainDays.forEach((day, i) => {
  const is = (month: number, date: number) => day.month === month && day.date === date;
  const between = (weekday: number, month: number, from: number, to: number) =>
    day.weekday === weekday && day.month === month && day.date >= from && day.date <= to;
  const fixed = is(1, 1) || is(1, 6) || is(5, 1) || is(6, 6) || is(12, 25) || is(12, 26);
  const allSaints = between(5, 11, 1, 6) || between(5, 10, 31, 31);
  if (fixed || between(5, 6, 20, 26) || allSaints) day.publicHoliday = true;
  if (is(12, 24) || between(4, 6, 19, 25)) day.closed = true;
  const [month, date] = easter(day.year);
  if (is(month, date)) {
    for (const after of [-2, 0, 1, 39, 49]) plainDays[i + after]!.publicHoliday = true;
    plainDays[i - 1]!.closed = true;
  }
});

// Summer time: from the last Sunday of March to the last of October, both at 01:00 UTC.
const aheadAtMidnight: number[] = [];
const aheadAfterChange: number[] = [];
let current = HOUR;
for (const { month, date, weekday } of plainDays) {
  aheadAtMidnight.push(current);
  if (weekday === 6 && date >= 25 && month === 3) current = 2 * HOUR;
  if (weekday === 6 && date >= 25 && month === 10) current = HOUR;
  aheadAfterChange.push(current);
}

function ahead(t: number): number {
  const sinceFirst = t - plainDays[0]!.utcMidnight;
  const index = Math.floor(sinceFirst / (24 * HOUR));
  const early = sinceFirst - index * 24 * HOUR < HOUR;
  return early ? aheadAtMidnight[index]! : aheadAfterChange[index]!;
}

const byText = new Map(plainDays.map(({ text }, index) => [text, index]));

/** Index of a date written `YYYY-MM-DD`. */
export function plainIndex(text: string): number {
  return byText.get(text)!;
}

/** Index of the local day on which an instant falls, and milliseconds shown on the wall since its midnight. */
export function plainLocal(t: number): { index: number; sinceMidnight: number } {
  const wall = t + ahead(t);
  const index = Math.floor((wall - plainDays[0]!.utcMidnight) / (24 * HOUR));
  return { index, sinceMidnight: wall - plainDays[index]!.utcMidnight };
}

/** The instant of a time on the wall; a time that is skipped moves an hour later, of two the first is meant. */
export function plainInstant(index: number, sinceMidnight: number): number {
  const wall = plainDays[index]!.utcMidnight + sinceMidnight;
  const summer = wall - 2 * HOUR;
  return ahead(summer) === 2 * HOUR ? summer : wall - HOUR;
}

/** Index of the same date some months on, or of the last day of that month. */
export function plainMonthsOn(index: number, months: number): number {
  const { year, month, date } = plainDays[index]!;
  const count = year * 12 + month - 1 + months;
  const first = plainIndex(`${Math.floor(count / 12)}-${two((count % 12) + 1)}-01`);
  let last = first;
  while (last < first + date - 1 && plainDays[last + 1]!.date > 1) last += 1;
  return last;
}

/** The same time on the wall some months on. */
export function plainAddMonths(t: number, months: number): number {
  const { index, sinceMidnight } = plainLocal(t);
  return plainInstant(plainMonthsOn(index, months), sinceMidnight);
}
