import { listCustomerRelations } from '@ringratt/services';
import { csvList, instant } from '@/lists/csv-list';

/** The register of customer relations. */
export const GET = csvList({
  fileName: 'kundforhallanden.csv',
  read: (acting, query, cursor) =>
    listCustomerRelations(acting, { number: query.get('search'), cursor, limit: 1_000 }),
  columns: {
    id: (row) => row.id,
    number: (row) => row.number,
    productKind: (row) => row.productKind,
    since: (row) => instant(row.since),
    endedAt: (row) => instant(row.endedAt),
    createdAt: (row) => instant(row.createdAt),
  },
});
