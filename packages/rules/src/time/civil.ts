/** Arithmetic of the Gregorian calendar in whole days from 1970-01-01, without a zone. */

/** Days from 1970-01-01 to a date; month 1–12. */
export function daysFromCivil(year: number, month: number, date: number): number {
  // Years are counted from March, so that the leap day is the last of its year.
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + date - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146_097 + dayOfEra - 719_468;
}

/** Year, month (1–12) and day of the month of a day counted from 1970-01-01. */
export function civilOf(day: number): { year: number; month: number; date: number } {
  const shifted = day + 719_468;
  const era = Math.floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1_460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9;
  return {
    year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    date: dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1,
  };
}

/** Monday 0 to Sunday 6. */
export function weekdayOf(day: number): number {
  return (((day + 3) % 7) + 7) % 7;
}

/** The length of a month in days. */
export function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

// The months of the years that facts come from: where each begins, and in which one a day falls. Months are counted
// from January 1970.
const MONTHS = (2200 - 1970) * 12;
const starts = Int32Array.from({ length: MONTHS + 1 }, (_, month) => firstOf(month));
const months = new Uint16Array(starts[MONTHS]!);
for (let month = 0; month < MONTHS; month += 1) months.fill(month, starts[month], starts[month + 1]);

function firstOf(month: number): number {
  const years = Math.floor(month / 12);
  return daysFromCivil(1970 + years, month - years * 12 + 1, 1);
}

/** The first day of a month counted from January 1970. */
export function startOfMonth(month: number): number {
  return month >= 0 && month <= MONTHS ? starts[month]! : firstOf(month);
}

/** The month, counted from January 1970, in which a day falls. */
export function monthOf(day: number): number {
  if (day >= 0 && day < months.length) return months[day]!;
  const { year, month } = civilOf(day);
  return (year - 1970) * 12 + month - 1;
}
