import { parseDate, startOfDay } from '@ringratt/rules';
import { Invalid } from '../errors.ts';

/** The local midnight that begins a day, or the one that ends it. */
export function instantOf(date: string, edge: 'begins' | 'ends', path: string): number {
  const day = parseDate(date);
  if (day === null) throw new Invalid([{ path, message: 'notADate' }]);
  return startOfDay(day + (edge === 'ends' ? 1 : 0));
}
