import { listConsents } from '@ringratt/services';
import { csvList, instant } from '@/lists/csv-list';

/** The register of consents. */
export const GET = csvList({
  fileName: 'samtycken.csv',
  read: (acting, query, cursor) =>
    listConsents(acting, { number: query.get('search'), cursor, limit: 1_000 }),
  columns: {
    id: (row) => row.id,
    number: (row) => row.number,
    givenAt: (row) => instant(row.givenAt),
    withdrawnAt: (row) => instant(row.withdrawnAt),
    automated: (row) => String(row.automated),
    source: (row) => row.source,
    createdAt: (row) => instant(row.createdAt),
  },
});
