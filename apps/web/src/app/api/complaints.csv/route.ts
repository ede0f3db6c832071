import { complaintStates, listComplaints } from '@ringratt/services';
import { csvList, instant } from '@/lists/csv-list';

/** The filtered list of complaints; their numbers are not kept whole. */
export const GET = csvList({
  fileName: 'klagomal.csv',
  read: (acting, query, cursor) =>
    listComplaints(acting, {
      state: complaintStates.find((state) => state === query.get('state')),
      assignmentId: query.get('assignment') ?? undefined,
      cursor,
      limit: 500,
    }),
  columns: {
    id: (row) => row.id,
    kind: (row) => row.kind,
    channel: (row) => row.channel,
    number: (row) => row.numberMasked,
    campaign: (row) => row.campaignName,
    principal: (row) => row.principalName,
    contactCenter: (row) => row.centerName,
    receivedBy: (row) => row.receivedByName,
    callAt: (row) => instant(row.callAt),
    receivedAt: (row) => instant(row.receivedAt),
    dueAt: (row) => instant(row.dueAt),
    decision: (row) => row.decision,
    decidedAt: (row) => instant(row.decidedAt),
    assignmentId: (row) => row.assignmentId,
  },
});
