import { complaintStates, listTracingClaims } from '@ringratt/services';
import { csvList, instant } from '@/lists/csv-list';

/** The filtered list of claims for what tracing a call cost. */
export const GET = csvList({
  fileName: 'sparningskostnader.csv',
  read: (acting, query, cursor) =>
    listTracingClaims(acting, {
      state: complaintStates.find((state) => state === query.get('state')),
      cursor,
      limit: 500,
    }),
  columns: {
    id: (row) => row.id,
    ore: (row) => row.amount,
    number: (row) => row.numberMasked,
    campaign: (row) => row.campaignName,
    principal: (row) => row.principalName,
    contactCenter: (row) => row.centerName,
    callAt: (row) => instant(row.callAt),
    receivedAt: (row) => instant(row.receivedAt),
    dueAt: (row) => instant(row.dueAt),
    decision: (row) => row.decision,
    decidedAt: (row) => instant(row.decidedAt),
    paidAt: (row) => instant(row.paidAt),
    assignmentId: (row) => row.assignmentId,
  },
});
