import { listSales, saleStates } from '@ringratt/services';
import { csvList, instant } from '@/lists/csv-list';

/** The filtered list of sales. */
export const GET = csvList({
  fileName: 'forsaljningar.csv',
  read: (acting, query, cursor) =>
    listSales(acting, {
      state: saleStates.find((state) => state === query.get('state')),
      assignmentId: query.get('assignment') ?? undefined,
      cursor,
      limit: 500,
    }),
  columns: {
    id: (row) => row.id,
    createdAt: (row) => instant(row.createdAt),
    state: (row) => row.state,
    regime: (row) => row.regime,
    offer: (row) => row.offerName,
    campaign: (row) => row.campaignName,
    principal: (row) => row.principalName,
    contactCenter: (row) => row.centerName,
    consumer: (row) => row.consumerName,
    number: (row) => row.number,
    nextDue: (row) => instant(row.nextDue),
    brokenSince: (row) => instant(row.brokenSince),
    recordings: (row) => row.recordings,
    assignmentId: (row) => row.assignmentId,
  },
});
