import { listApiRequests } from '@ringratt/services';
import { csvList, instant } from '@/lists/csv-list';
import { requestFilters } from '@/settings/request-filters';

/** The filtered log of requests. */
export const GET = csvList({
  fileName: 'anropslogg.csv',
  read: (acting, query, cursor) =>
    listApiRequests(acting, { ...requestFilters(Object.fromEntries(query)), cursor, limit: 1_000 }),
  columns: {
    id: (row) => row.id,
    at: (row) => instant(row.at),
    apiKeyId: (row) => row.apiKeyId,
    keyName: (row) => row.keyName,
    method: (row) => row.method,
    route: (row) => row.route,
    status: (row) => row.status,
    duration: (row) => row.duration,
    problem: (row) => row.problem,
  },
});
