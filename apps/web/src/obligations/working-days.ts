import { addWorkingDays, type Day, dayOf, duties, formatDate, isWorkingDay } from '@ringratt/rules';

export interface StripDay {
  /** `2026-11-24` */
  date: string;
  kind: 'start' | 'working' | 'off';
  /** Which working day it is, from 1. */
  count: number | null;
  last: boolean;
}

/** How many working days a duty counts, null for those that count in something else. */
function workingDaysOf(id: string): number | null {
  const duty = duties.find((known) => known.id === id);
  const value = Object.values(duty?.values ?? {}).find((known) => known.unit === 'working days');
  return value?.versions.at(-1)?.value ?? null;
}

/**
 * The days from what started an obligation to its last one, for duties that are counted in working days (5);
 * null for all others, and where the due day is none that such a count gives.
 */
export function workingDayStrip(obligation: { duty: string; dueAt: number }): StripDay[] | null {
  const count = workingDaysOf(obligation.duty);
  if (count === null) return null;
  const last = dayOf(obligation.dueAt - 1);
  const start = startBefore(last, count);
  if (start === null) return null;
  const days: StripDay[] = [];
  let counted = 0;
  for (let day = start; day <= last; day += 1) {
    const working = day > start && isWorkingDay(day);
    if (working) counted += 1;
    days.push({
      date: formatDate(day),
      kind: day === start ? 'start' : working ? 'working' : 'off',
      count: working ? counted : null,
      last: day === last,
    });
  }
  return days;
}

/** The latest day from which so many working days end on `last`. */
function startBefore(last: Day, count: number): Day | null {
  for (let day = last - 1; day > last - 40; day -= 1) {
    if (addWorkingDays(day, count) === last) return day;
  }
  return null;
}
