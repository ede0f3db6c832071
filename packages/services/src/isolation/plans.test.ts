import { copyRows } from '@ringratt/testing';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { countDays } from '../attempts/days.ts';
import {
  assignmentHeatmap,
  type Context,
  campaignForecast,
  campaignProgress,
  campaignTotals,
  explainNumber,
  getAssignment,
  getPresentedNumber,
  listAgents,
  listApiRequests,
  listAttempts,
  listCampaignAttempts,
  listCampaignEvents,
  listCampaignIncidents,
  listComplaints,
  listConsents,
  listContactLists,
  listContacts,
  listCustomerRelations,
  listEvents,
  listIncidents,
  listMailbox,
  listMyOpened,
  listObligations,
  listRecordings,
  listRefusedRows,
  listSales,
  listSlots,
  listSuppressions,
  listTracingClaims,
  publicId,
  readBreaches,
  slotHeatmap,
} from '../index.ts';
import type { Page } from '../page.ts';
import { openStage, type Stage } from '../testing/parties.ts';
import { type Explained, explained, type Scan } from '../testing/plans.ts';
import { layWorld, sealWorlds, type World } from '../testing/world.ts';

/** Rows of each kind that a part of a campaign gets. */
const MANY = 10_000;
/** Rows of a growing table that a page may look at, whichever page it is: some for each of those that it shows. */
const FEW = 1_000;
/** Thousands of rows that the lists are opened below, where they have so many. */
const DEEP = 4;

let stage: Stage;
let world: World;
let growing: Set<string>;

/** Every table grows but those whose rows somebody makes one by one. */
const SMALL = new Set([
  'organization',
  'person',
  'membership',
  'campaign',
  'assignment',
  'assignment_totals',
  'offer',
  'script_version',
  'api_key',
  'audit_grant',
  'nix_version',
  'responsibility_version',
  'responsibility_signature',
  'privacy_policy',
  'privacy_review',
]);

beforeAll(async () => {
  stage = await openStage();
  world = await layWorld(stage, 'Stor');
  await sealWorlds(stage, [world]);
  await grow();
}, 180_000);
afterAll(() => stage?.close());

/** Makes the world's tables large enough for an index to pay, in the proportions that are met with. */
async function grow(): Promise<void> {
  const { admin } = stage;
  const one = postgres(stage.urls.adminUrl, { max: 1, onnotice: () => {} });
  try {
    await addRows(one);
  } finally {
    await one.end();
  }
  await admin.unsafe('vacuum analyze');
  // As the worker has it: past days of attempts are counted, from the first.
  await admin`delete from attempt_day`;
  const places = await admin<{ tenantId: string; assignmentId: string }[]>`
    select distinct tenant_id as "tenantId", assignment_id as "assignmentId" from attempt`;
  for (const { tenantId, assignmentId } of places) {
    const actor = { kind: 'job', name: 'sweep.totals' } as const;
    await countDays({ ...stage.services, organizationId: tenantId, actor }, assignmentId);
  }
  await admin.unsafe('analyze attempt_day');
  const tables = await admin<{ name: string }[]>`
    select relname as name from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace and reltuples > 1000`;
  growing = new Set(tables.map(({ name }) => name).filter((name) => !SMALL.has(name)));
}

async function addRows(sql: postgres.Sql): Promise<void> {
  // Keys and triggers have been tried on the rows that are copied.
  await sql`set session_replication_role = replica`;
  const grown = (table: string, changed: Record<string, string> = {}, from?: string) =>
    copyRows(sql, table, from ?? `${table} t, generate_series(1, ${MANY}) n`, changed, ({ name, type }) =>
      name === 'id'
        ? 'uuidv7()'
        : name === 'number_key'
          ? 'substring(sha256(t.number_key || int4send(n::int)) from 1 for 16)'
          : type === 'timestamp with time zone'
            ? `t."${name}" - n * interval '1 minute'`
            : undefined,
    );
  const states = (rare: string, rarest: string, common: string) =>
    `case when n % 100 = 0 then '${rare}' when n % 997 = 0 then '${rarest}' else '${common}' end`;
  await grown('contact', {
    line: 't.line + n',
    number: `'+4672' || lpad(n::text, 7, '0')`,
    state: `(array['planned', 'planned', 'reached', 'exhausted', 'exhausted', 'ended', 'blocked'])[1 + n % 7]`,
    ended_at: `case when n % 7 between 2 and 5 then t.created_at + n * interval '1 minute' end`,
  });
  const contacts =
    'join contact c on c.assignment_id = t.assignment_id and c.number like $$+4672%$$ cross join lateral (select c.line as n) l';
  await grown(
    'slot',
    {
      contact_id: 'c.id',
      number_key: 'c.number_key',
      state: `case c.state when 'planned' then 'planned' else 'reported' end`,
      not_before: `t.not_before + n * interval '1 minute'`,
      dial_before: `t.not_before + (n + 30) * interval '1 minute'`,
    },
    `slot t ${contacts}`,
  );
  await grown(
    'attempt',
    {
      contact_id: 'c.id',
      number: 'c.number',
      number_key: 'c.number_key',
      started_at: `t.started_at - n * interval '15 minutes'`,
    },
    `attempt t ${contacts} where t.number not like $$+4672%$$`,
  );
  await grown(
    'event',
    {
      xid: 'pg_current_xact_id()',
      action: `case when n % 50 = 0 then t.action else 'attempt.ended' end`,
      subject: `case when n % 50 = 0 then t.subject else 'att_' || lpad(n::text, 26, '0') end`,
    },
    `event t, generate_series(1, ${MANY / 5}) n`,
  );
  await grown('obligation', {
    subject: `'sal_' || lpad(n::text, 26, '0')`,
    state: states('open', 'breached', 'met'),
  });
  await grown('incident', {
    attempt_id: 'uuidv7()',
    opened_at: `t.opened_at - n * interval '15 minutes'`,
    once_key: 'null',
    closed_at: `case when n % 100 <> 0 then t.opened_at end`,
  });
  // Read before the first is written: an index on what is being written would be walked over again for each row.
  const calls = `join (select *, row_number() over () as n from attempt where number like $$+4672%$$) x
    on x.tenant_id = t.tenant_id and x.assignment_id = t.assignment_id`;
  await grown(
    'sale',
    { attempt_id: 'x.id', state: states('held', 'withdrawn', 'contracted') },
    `(select * from sale offset 0) t ${calls}`,
  );
  await grown('recording', { attempt_id: 'x.id' }, `(select * from recording offset 0) t ${calls}`);
  await grown('outbound_email', { idempotency_key: 't.idempotency_key || n' });
  for (const table of ['complaint', 'tracing_claim', 'consent', 'customer_relation', 'decision'])
    await grown(table);
  await grown('suppression', { position: 't.position + n' });
  await grown('api_request', {
    status: `case when n % 997 = 0 then 500 when n % 101 = 0 then 422 else 200 end`,
  });
  await grown('refused_row', { line: 't.line + n' });
  await grown('agent_attestation', {
    reference: 't.reference || n',
    superseded_at: `case when n % 20 <> 0 then t.created_at end`,
  });
  await grown('contact_list', {}, 'contact_list t, generate_series(1, 2000) n');
}

/** What a query did to the growing tables that it should not have; empty where all is well. */
function faults(
  queries: readonly Explained[],
  { counts = [], reads = {} }: { counts?: string[]; reads?: Record<string, string> } = {},
): string[] {
  const many = ({ table, kind, bounds }: Scan) =>
    (counts.includes(table) && kind === 'Index Only Scan') || (reads[table] && bounds.includes(reads[table]));
  return queries.flatMap(({ query, scans }) =>
    scans
      .filter(({ table, ran }) => ran && growing.has(table))
      .filter((scan) => !(bounded(scan) && (scan.rows <= FEW || many(scan))))
      .map(
        ({ table, kind, index, bounds, rows }) =>
          `${kind} of ${table} by ${index} (${bounds}): ${rows} rows\n${query}`,
      ),
  );
}

const bounded = ({ kind, bounds }: Scan) => kind !== 'Seq Scan' && bounds.includes('tenant_id');

type Listed = (ctx: Context, page: { cursor?: string; limit: number }) => Promise<Page<unknown>>;

/** Lists as each side sees them, and by which index's column a later page is bounded. */
const lists: Record<
  string,
  { as: ('principal' | 'center')[]; list: Listed; by: [table: string, column: string] }
> = {
  "a campaign's attempts": {
    as: ['principal'],
    list: (ctx, page) =>
      listCampaignAttempts(ctx, { campaignId: publicId('campaign', world.own.campaignId), ...page }),
    by: ['attempt', 'started_at'],
  },
  "an assignment's attempts": {
    as: ['principal', 'center'],
    list: (ctx, page) => listAttempts(ctx, { assignmentId: world.own.assignmentId, ...page }),
    by: ['attempt', 'started_at'],
  },
  'planned slots': {
    as: ['principal', 'center'],
    list: (ctx, page) => listSlots(ctx, world.own.assignmentId, { state: 'planned', ...page }),
    by: ['slot_0', 'not_before'],
  },
  "a list's contacts": {
    as: ['principal'],
    list: (ctx, page) =>
      listContacts(ctx, { contactListId: publicId('contactList', world.own.contactListId), ...page }),
    by: ['contact', 'line'],
  },
  "a list's contacts of one state": {
    as: ['principal'],
    list: (ctx, page) =>
      listContacts(ctx, {
        contactListId: publicId('contactList', world.own.contactListId),
        state: 'planned',
        ...page,
      }),
    by: ['contact', 'line'],
  },
  'refused rows': {
    as: ['principal'],
    list: (ctx, page) =>
      listRefusedRows(ctx, { contactListId: publicId('contactList', world.own.contactListId), ...page }),
    by: ['refused_row', 'line'],
  },
  'contact lists': { as: ['principal'], list: listContactLists, by: ['contact_list', 'created_at'] },
  'obligations that are met': {
    as: ['principal', 'center'],
    list: (ctx, page) => listObligations(ctx, { state: 'met', ...page }),
    by: ['obligation', 'due_at'],
  },
  incidents: { as: ['principal', 'center'], list: listIncidents, by: ['incident', 'opened_at'] },
  sales: { as: ['principal', 'center'], list: listSales, by: ['sale', 'created_at'] },
  'sales that are contracts': {
    as: ['principal', 'center'],
    list: (ctx, page) => listSales(ctx, { state: 'contracted', ...page }),
    by: ['sale', 'created_at'],
  },
  recordings: { as: ['principal', 'center'], list: listRecordings, by: ['recording', 'created_at'] },
  complaints: {
    as: ['principal'],
    list: (ctx, page) => listComplaints(ctx, { state: 'open', ...page }),
    by: ['complaint', 'due_at'],
  },
  'tracing claims': {
    as: ['principal'],
    list: (ctx, page) => listTracingClaims(ctx, { state: 'open', ...page }),
    by: ['tracing_claim', 'due_at'],
  },
  events: { as: ['principal', 'center'], list: listEvents, by: ['event', 'at'] },
  "an assignment's events": {
    as: ['principal', 'center'],
    list: (ctx, page) =>
      listEvents(ctx, { assignmentId: publicId('assignment', world.own.assignmentId), ...page }),
    by: ['event', 'at'],
  },
  suppressions: { as: ['principal', 'center'], list: listSuppressions, by: ['suppression', 'since'] },
  consents: { as: ['principal'], list: listConsents, by: ['consent', 'created_at'] },
  'customer relations': {
    as: ['principal'],
    list: listCustomerRelations,
    by: ['customer_relation', 'created_at'],
  },
  'requests of keys': { as: ['principal', 'center'], list: listApiRequests, by: ['api_request', 'at'] },
  mails: {
    as: ['principal'],
    list: (ctx, page) => listMailbox(ctx, 'http://localhost', page),
    by: ['outbound_email', 'created_at'],
  },
  agents: { as: ['center'], list: listAgents, by: ['agent_attestation', 'valid_until'] },
};

const sides = Object.entries(lists).flatMap(([name, { as, ...rest }]) =>
  as.map((side) => ({ name, side, ...rest })),
);
const contextOf = (side: 'principal' | 'center') => world[side].owner;

describe('a list, of many rows', () => {
  it('is tried on tables that grow', () => {
    expect([...growing].sort()).toEqual(
      expect.arrayContaining(['attempt', 'contact', 'event', 'slot_0', 'sale']),
    );
    expect(Object.values(lists).filter(({ by: [table] }) => !growing.has(table))).toEqual([]);
  });

  it.each(sides)('of $name reads its first page by an index, as $side', async ({ side, list }) => {
    const queries = await explained(stage.database, () => list(contextOf(side), { limit: 50 }));
    expect(faults(queries)).toEqual([]);
  });

  it.each(sides)(
    'of $name goes on from far down by the same, as $side',
    async ({ side, list, by: [table, column] }) => {
      const ctx = contextOf(side);
      let { cursor } = await list(ctx, { limit: 100 });
      for (let n = 0; n < DEEP; n += 1)
        cursor = (await list(ctx, { limit: 1_000, cursor: cursor! })).cursor ?? cursor;
      const queries = await explained(stage.database, () => list(ctx, { limit: 50, cursor: cursor! }));
      expect(faults(queries)).toEqual([]);
      const scans = queries.flatMap((one) => one.scans).filter((scan) => scan.table === table);
      expect(scans.map(({ bounds }) => bounds)).toContainEqual(expect.stringContaining(column));
    },
  );
});

const campaign = () => publicId('campaign', world.own.campaignId);
const assignment = () => publicId('assignment', world.own.assignmentId);
const weeks = { from: '2026-11-16', days: 14 };

/** What pages ask beside their lists. */
const others: Record<
  string,
  {
    as: 'principal' | 'center';
    ask: (ctx: Context) => Promise<unknown>;
    /** Tables that are counted over, by an index that holds all it takes. */
    counts?: string[];
    /** Tables that are read however many rows fit, by the column of an index that bounds them. */
    reads?: Record<string, string>;
  }
> = {
  "a campaign's progress": {
    as: 'principal',
    ask: (ctx) => campaignProgress(ctx, campaign()),
    counts: ['contact'],
  },
  "a campaign's totals": {
    as: 'principal',
    ask: (ctx) => campaignTotals(ctx, campaign()),
    counts: ['incident'],
  },
  "a campaign's forecast": {
    as: 'principal',
    ask: (ctx) => campaignForecast(ctx, campaign()),
    counts: ['contact', 'slot_0'],
  },
  "a campaign's map": {
    as: 'principal',
    ask: (ctx) => slotHeatmap(ctx, { campaignId: campaign(), ...weeks }),
    counts: ['slot_0'],
  },
  "an assignment's map": {
    as: 'center',
    ask: (ctx) => assignmentHeatmap(ctx, { assignmentId: assignment(), ...weeks }),
    counts: ['slot_0'],
  },
  "an assignment's own page": {
    as: 'center',
    ask: (ctx) => getAssignment(ctx, assignment()),
    counts: ['contact'],
  },
  "a campaign's open incidents": {
    as: 'principal',
    ask: (ctx) => listCampaignIncidents(ctx, { campaignId: campaign(), limit: 3 }),
    counts: ['incident'],
  },
  "a campaign's events": { as: 'principal', ask: (ctx) => listCampaignEvents(ctx, campaign()) },
  'obligations that are broken': {
    as: 'principal',
    ask: (ctx) => listObligations(ctx, { state: 'breached' }),
  },
  'open incidents': { as: 'principal', ask: (ctx) => listIncidents(ctx, { state: 'open' }) },
  'open incidents of its assignments': { as: 'center', ask: (ctx) => listIncidents(ctx, { state: 'open' }) },
  'requests that failed': { as: 'principal', ask: (ctx) => listApiRequests(ctx, { outcome: 'failed' }) },
  'requests that were refused': {
    as: 'principal',
    ask: (ctx) => listApiRequests(ctx, { outcome: 'refused' }),
  },
  'events of a rare action': {
    as: 'principal',
    ask: (ctx) => listEvents(ctx, { action: 'apiKey.created', limit: 50 }),
  },
  'what it has opened': { as: 'principal', ask: (ctx) => listMyOpened(ctx, { limit: 50 }) },
  'a caller number': {
    as: 'center',
    ask: (ctx) => getPresentedNumber(ctx, publicId('presentedNumber', world.own.presentedNumberId)),
  },
  'one number under an assignment': {
    as: 'principal',
    ask: (ctx) => explainNumber(ctx, { assignmentId: world.own.assignmentId, number: world.own.number }),
  },
  breaches: {
    as: 'principal',
    ask: (ctx) => readBreaches(ctx, { weeks: 4 }),
    reads: { incident: 'opened_at' },
  },
};

describe('a page, over many rows', () => {
  it.each(Object.entries(others))('asks for %s by an index', async (_, { as, ask, ...allowed }) => {
    expect(faults(await explained(stage.database, () => ask(contextOf(as))), allowed)).toEqual([]);
  });
});
