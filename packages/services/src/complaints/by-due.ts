import { cutPage, openInstantCursor, type Page } from '../page.ts';

export const complaintStates = ['open', 'decided'] as const;
export type ComplaintState = (typeof complaintStates)[number];

/** Where a page begins: after this instant, and after this row among those of the same. */
export interface After {
  key: number;
  id: string;
}

/**
 * Pages of what waits by the day it is due, so that what is overdue stands first, and after it what is settled, latest
 * first.
 *
 * @param read up to `limit` rows of a state, in that order, from each tenant
 */
export async function pageByDue<R extends { id: string; dueAt: number }, T>(
  {
    limit,
    state,
    cursor,
  }: { limit: number; state?: ComplaintState | undefined; cursor?: string | null | undefined },
  read: (state: ComplaintState, after: After | null, limit: number) => Promise<R[]>,
  settledAt: (row: R) => number,
  show: (row: R) => T,
): Promise<Page<T>> {
  const place = openInstantCursor(cursor);
  // What is settled is told by a key below zero: the latest has the least.
  const begun: ComplaintState = place !== null && place.key < 0 ? 'decided' : 'open';
  const rows: { row: R; key: number }[] = [];
  for (const one of complaintStates) {
    if ((state ?? one) !== one || (one === 'open' && begun === 'decided') || rows.length > limit) continue;
    const after = place && begun === one ? { key: Math.abs(place.key), id: place.id } : null;
    const backwards = one === 'decided' ? -1 : 1;
    const found = await read(one, after, limit + 1);
    rows.push(
      ...found
        .map((row) => ({ row, key: one === 'open' ? row.dueAt : -settledAt(row) }))
        .sort((a, b) => a.key - b.key || (a.row.id < b.row.id ? -backwards : backwards)),
    );
  }
  return cutPage(
    rows.slice(0, limit + 1),
    limit,
    ({ row }) => show(row),
    ({ row, key }) => ({ key, id: row.id }),
  );
}
