import { dayOf, startOfDay } from '@ringratt/rules';
import { noonOf } from '../format/instants';

/** The end of a local day, `2026-12-08`: what is due on a day is due before its end. Null for what is no day. */
export function localMidnightAfter(date: string): number | null {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(date)) return null;
  const noon = noonOf(date);
  return Number.isNaN(noon) ? null : startOfDay(dayOf(noon) + 1);
}
