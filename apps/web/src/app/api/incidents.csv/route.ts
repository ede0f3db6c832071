import { incidentStates, listIncidents } from '@ringratt/services';
import { csvList, instant } from '@/lists/csv-list';

/** The filtered list of incidents. */
export const GET = csvList({
  fileName: 'avvikelser.csv',
  read: (acting, query, cursor) =>
    listIncidents(acting, {
      state: incidentStates.find((state) => state === query.get('state')),
      assignmentId: query.get('assignment') ?? undefined,
      cursor,
      limit: 500,
    }),
  columns: {
    id: (row) => row.id,
    duty: (row) => row.duty,
    openedAt: (row) => instant(row.openedAt),
    closedAt: (row) => instant(row.closedAt),
    number: (row) => row.number,
    principal: (row) => row.principalName,
    contactCenter: (row) => row.centerName,
    campaign: (row) => row.campaignName,
    assignmentId: (row) => row.assignmentId,
  },
});
