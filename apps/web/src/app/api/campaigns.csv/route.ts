import { listCampaigns } from '@ringratt/services';
import { csvList } from '@/lists/csv-list';

/** The filtered list of campaigns. */
export const GET = csvList({
  fileName: 'uppdrag.csv',
  read: (acting, query, cursor) =>
    listCampaigns(acting, {
      search: query.get('search'),
      state: query.get('state') as never,
      kind: query.get('kind') as never,
      sort: query.get('sort') as never,
      cursor,
      limit: 500,
    }),
  columns: {
    id: (row) => row.id,
    name: (row) => row.name,
    state: (row) => row.state,
    kind: (row) => row.kind,
    startsOn: (row) => row.startsOn,
    endsOn: (row) => row.endsOn,
    volume: (row) => row.volume,
    offer: (row) => row.offer.name,
    contactCenters: (row) => row.centers.map((center) => center.name).join(', '),
  },
});
