import { dayOf, startOfDay } from './days.ts';

/** Whether something has happened by `at`; what is dated later is not known yet (epoch milliseconds). */
export function hasHappened(instant: number | null | undefined, at: number): instant is number {
  return typeof instant === 'number' && instant <= at;
}

/** The instant at which the local day of an instant ends: what is due that day is due before it. */
export function endOfDay(instant: number): number {
  return startOfDay(dayOf(instant) + 1);
}
