import { z } from 'zod';
import { Invalid } from './errors.ts';

/** One page of a list: `cursor` opens the next, null at the end. */
export interface Page<T> {
  items: T[];
  cursor: string | null;
}

export const pageInput = z.object({
  cursor: z.string().max(300).nullish(),
  limit: z.number().int().min(1).max(1_000).default(50),
});

/** The last row's sort key and id, sealed so that nobody builds on its form. */
export function sealCursor(key: number | string, id: string): string {
  return Buffer.from(JSON.stringify([key, id])).toString('base64url');
}

/** As `openCursor`, for lists in order of time: the key is an instant. */
export function openInstantCursor(cursor: string | null | undefined): { key: number; id: string } | null {
  const place = openCursor(cursor);
  if (place === null) return null;
  const { key, id } = place;
  // Beyond the year 9999 Postgres reads another notation.
  if (typeof key !== 'number' || !(Math.abs(key) < 2.5e14)) {
    throw new Invalid([{ path: 'cursor', message: 'unknownCursor' }]);
  }
  return { key, id };
}

/** @throws Invalid for anything that `sealCursor` did not make */
export function openCursor(cursor: string | null | undefined): { key: number | string; id: string } | null {
  if (!cursor) return null;
  try {
    const [key, id] = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')) as unknown[];
    if (
      (typeof key === 'number' || typeof key === 'string') &&
      typeof id === 'string' &&
      /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/.test(id)
    )
      return { key, id };
  } catch {
    // Falls through to the one answer for every broken cursor.
  }
  throw new Invalid([{ path: 'cursor', message: 'unknownCursor' }]);
}

/** Cuts a page out of `limit + 1` rows. */
export function cutPage<R, T>(
  rows: readonly R[],
  limit: number,
  show: (row: R) => T,
  place: (row: R) => { key: number | string; id: string },
): Page<T> {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  const more = rows.length > limit && last !== undefined;
  const at = more ? place(last) : null;
  return { items: shown.map(show), cursor: at ? sealCursor(at.key, at.id) : null };
}
