import { dialerActs, rarerActs, type Tx, withCenterOverview } from '@ringratt/db';
import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { parseNumber } from '../numbers/parse.ts';
import { readOwnTenant } from '../own-tenant.ts';
import type { Page } from '../page.ts';
import { authorize } from '../permissions.ts';
import { actorName, chainId, type EventRow, eventColumns, joinSeal } from './event-row.ts';
import { numberSubject } from './hide-numbers.ts';
import { isAuditor } from './list-chains.ts';
import { openPlace, sealPlace } from './place.ts';

export interface EventFilter {
  campaignId?: string | undefined;
  assignmentId?: string | undefined;
  action?: string | undefined;
  /** A prefixed id, or `number:…`. */
  subject?: string | undefined;
  /** Instead of a subject: a number in any spelling. */
  number?: string | undefined;
  /** `per_…`, `key_…` or a job's name. */
  actor?: string | undefined;
  /** [from, to) of the event's instant, epoch milliseconds. */
  from?: number | undefined;
  to?: number | undefined;
  cursor?: string | null | undefined;
  limit?: number | undefined;
}

export interface EventItem {
  /** `org_…` or `asg_…`; with `position` it names the event for good. */
  chain: string;
  /** Null until it is sealed, a moment after it was written. */
  position: number | null;
  /** Hexadecimal; null until it is sealed. */
  hash: string | null;
  at: number;
  action: string;
  subject: string;
  actor: { kind: string; id: string; name: string | null };
  /** On whose behalf. */
  organization: { id: string; name: string | null };
  assignmentId: string | null;
  body: unknown;
}

export interface ListedRow extends EventRow {
  position: number | null;
  hash: Buffer | null;
  actorLabel: string | null;
  organizationName: string | null;
}

/**
 * The trail of everything the organization is a party of, newest first: its own chain and its assignments'.
 *
 * Indexes: event_at for a whole tenant, event_chain for an assignment's chain, event_subject for a subject, event_act for
 * what was done;
 * each source is read from its end in its own order and no further than a page.
 *
 * @throws Forbidden without the right; Invalid for a cursor that is none
 */
export async function listEvents(ctx: Context, filter: EventFilter): Promise<Page<EventItem>> {
  authorize(ctx, 'event.read');
  const wanted = wantedOf(ctx, filter);
  const [own, shared] = await Promise.all([
    readOwnTenant(ctx, (tx) => readOwn(tx, ctx, wanted)),
    isAuditor(ctx)
      ? []
      : withCenterOverview(ctx.database, { organizationId: ctx.organizationId }, (tx) =>
          readShared(tx, ctx, wanted),
        ),
  ]);
  const rows = [...own, ...shared].sort((a, b) => b.at - a.at || b.seq - a.seq);
  const shown = rows.slice(0, wanted.limit);
  const last = shown.at(-1);
  const more = rows.length > shown.length && last !== undefined;
  return { items: shown.map(present), cursor: more ? sealPlace(last.at, last.seq) : null };
}

interface Wanted {
  campaignId: string | null;
  assignmentId: string | null;
  action: string | null;
  subject: string | null;
  actor: string | null;
  from: number | null;
  to: number | null;
  before: { at: number; seq: number } | null;
  limit: number;
}

function wantedOf(ctx: Context, filter: EventFilter): Wanted {
  const narrowed = ctx.actor.kind === 'apiKey' ? ctx.actor.assignmentId : null;
  const before = openPlace('instant', filter.cursor);
  return {
    campaignId: filter.campaignId ? idOf('campaign', filter.campaignId) : null,
    // A key narrowed to an assignment sees that one's events, whatever it asks for.
    assignmentId: narrowed ?? (filter.assignmentId ? idOf('assignment', filter.assignmentId) : null),
    action: filter.action ?? null,
    subject: filter.subject ?? (filter.number === undefined ? null : subjectOf(ctx, filter.number)),
    actor: filter.actor ? actorColumn(filter.actor) : null,
    from: filter.from ?? null,
    to: filter.to ?? null,
    before: before && { at: before.key, seq: before.seq },
    limit: Math.min(Math.max(filter.limit ?? 50, 1), 1_000),
  };
}

/** What is no number names no event: it is answered with an empty list. */
function subjectOf(ctx: Context, number: string): string {
  const parsed = parseNumber(number);
  return parsed.ok ? numberSubject(ctx.secrets, parsed.number) : 'number:';
}

function actorColumn(actor: string): string {
  if (actor.startsWith('per_')) return idOf('person', actor);
  return actor.startsWith('key_') ? idOf('apiKey', actor) : actor;
}

/** One is never far from the end. */
const isBusy = (action: string) => dialerActs.includes(action);

/** Conditions that every source shares, and its order, which each source's index gives. */
function suffix({ sql }: Tx, wanted: Wanted) {
  const { action, actor, from, to, before, limit } = wanted;
  return sql`
    ${action === null ? sql`` : sql`and e.action = ${action}`}
    ${action === null || isBusy(action) ? sql`` : sql.unsafe(`and e.${rarerActs}`)}
    ${actor === null ? sql`` : sql`and e.actor_id = ${actor}`}
    ${from === null ? sql`` : sql`and e.at >= ${from}::timestamptz`}
    ${to === null ? sql`` : sql`and e.at < ${to}::timestamptz`}
    ${before === null ? sql`` : sql`and (e.at, e.seq) < (${before.at}::timestamptz, ${before.seq})`}
    order by e.at desc, e.seq desc limit ${limit + 1}`;
}

function readOwn(tx: Tx, ctx: Context, wanted: Wanted): Promise<ListedRow[]> {
  const { sql, tenantId } = tx;
  const tail = suffix(tx, wanted);
  const subject = wanted.subject === null ? sql`` : sql`and e.subject = ${wanted.subject}`;
  if (wanted.assignmentId) {
    return dressed(
      tx,
      ctx,
      sql`select * from event e where e.tenant_id = ${tenantId} and e.chain = ${wanted.assignmentId} ${subject} ${tail}`,
    );
  }
  if (wanted.campaignId) {
    // What was done to the campaign itself lies in the tenant's own chain.
    const itself = publicId('campaign', wanted.campaignId);
    return dressed(
      tx,
      ctx,
      sql`(select * from event e where e.tenant_id = ${tenantId} and e.chain = ${tenantId} and e.subject = ${itself} ${subject} ${tail})
        union all
        (select e.* from assignment a cross join lateral (
          select * from event e where e.tenant_id = ${tenantId} and e.chain = a.id ${subject} ${tail}) e
        where a.tenant_id = ${tenantId} and a.campaign_id = ${wanted.campaignId})`,
    );
  }
  if (wanted.action !== null && wanted.subject === null && !isBusy(wanted.action)) {
    // A rare act may lie years back: each chain's are found by what they are.
    return dressed(
      tx,
      ctx,
      sql`select e.* from (
          select ${tenantId}::uuid as chain union all select id from assignment where tenant_id = ${tenantId}
        ) c cross join lateral (
          select * from event e where e.tenant_id = ${tenantId} and e.chain = c.chain ${tail}) e
        order by e.at desc, e.seq desc limit ${wanted.limit + 1}`,
    );
  }
  return dressed(tx, ctx, sql`select * from event e where e.tenant_id = ${tenantId} ${subject} ${tail}`);
}

/** As contact center: a probe of event_chain for each assignment. */
function readShared(tx: Tx, ctx: Context, wanted: Wanted): Promise<ListedRow[]> {
  const { sql } = tx;
  const subject = wanted.subject === null ? sql`` : sql`and e.subject = ${wanted.subject}`;
  return dressed(
    tx,
    ctx,
    sql`select e.* from assignment a cross join lateral (
        select * from event e where e.tenant_id = a.tenant_id and e.chain = a.id ${subject} ${suffix(tx, wanted)}) e
      where a.contact_center_id = ${ctx.organizationId} and a.tenant_id <> ${ctx.organizationId}
        ${wanted.assignmentId ? sql`and a.id = ${wanted.assignmentId}` : sql``}
        ${wanted.campaignId ? sql`and a.campaign_id = ${wanted.campaignId}` : sql``}`,
    wanted.limit,
  );
}

/** Adds to rows of `event` their seals and the names that the reader may see. */
function dressed(tx: Tx, ctx: Context, events: ReturnType<Tx['sql']>, limit?: number): Promise<ListedRow[]> {
  const { sql } = tx;
  // People and keys are read by the role of their own organization alone.
  const names =
    isAuditor(ctx) || tx.tenantId === '' || limit !== undefined
      ? sql`null::text`
      : sql`case e.actor_kind when 'person' then (select p.name from person p where p.id::text = e.actor_id)
          when 'apiKey' then (select k.name from api_key k where k.tenant_id = ${tx.tenantId} and k.id::text = e.actor_id) end`;
  return sql<ListedRow[]>`
    select ${eventColumns(sql)}, s.position, s.hash, ${names} as "actorLabel", o.name as "organizationName"
    from (${events}) e
    ${joinSeal(sql)}
    left join organization o on o.id = coalesce(e.organization_id, e.tenant_id)
    order by e.at desc, e.seq desc ${limit === undefined ? sql`` : sql`limit ${limit + 1}`}`;
}

export function present(row: ListedRow): EventItem {
  return {
    chain: chainId(row),
    position: row.position,
    hash: row.hash?.toString('hex') ?? null,
    at: row.at,
    action: row.action,
    subject: row.subject,
    actor: { kind: row.actorKind, id: actorName(row), name: row.actorLabel },
    organization: {
      id: publicId('organization', row.organizationId ?? row.tenantId),
      name: row.organizationName,
    },
    assignmentId: row.assignmentId && publicId('assignment', row.assignmentId),
    body: row.body,
  };
}
