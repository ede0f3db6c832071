import { agentStates, listAgents } from '@ringratt/services';
import { csvList, instant } from '@/lists/csv-list';

/** The contact center's agents and what they have attested to. */
export const GET = csvList({
  fileName: 'agenter.csv',
  read: (acting, query, cursor) =>
    listAgents(acting, {
      state: agentStates.find((state) => state === query.get('state')),
      cursor,
      limit: 1_000,
    }),
  columns: {
    id: (row) => row.id,
    reference: (row) => row.reference,
    state: (row) => row.state,
    guidelines: (row) => String(row.guidelines),
    nixRules: (row) => String(row.nixRules),
    writtenRequirement: (row) => String(row.writtenRequirement),
    attestedOn: (row) => row.attestedOn,
    expiresOn: (row) => row.expiresOn,
    source: (row) => row.source,
    createdAt: (row) => instant(row.createdAt),
  },
});
