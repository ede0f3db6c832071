import { Invalid } from '../errors.ts';

/** The line that a page of a file's rows goes on after. @throws Invalid */
export function lineCursor(cursor: string): number {
  if (!/^\d{1,9}$/.test(cursor)) throw new Invalid([{ path: 'cursor', message: 'unknownCursor' }]);
  return Number(cursor);
}
