import { listSuppressions } from '@ringratt/services';
import { csvList, instant } from '@/lists/csv-list';

/** The organization's own block list. */
export const GET = csvList({
  fileName: 'sparrar.csv',
  read: (acting, query, cursor) =>
    listSuppressions(acting, { number: query.get('search'), cursor, limit: 1_000 }),
  columns: {
    number: (row) => row.number,
    reason: (row) => row.reason,
    since: (row) => instant(row.since),
    removedAt: (row) => instant(row.removedAt),
  },
});
