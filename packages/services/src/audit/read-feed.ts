import { type Tx, withCenterOverview, withTenant } from '@ringratt/db';
import type { Context } from '../context.ts';
import { authorize } from '../permissions.ts';
import { type EventRow, eventColumns, joinEvent, joinSeal } from './event-row.ts';
import { type EventItem, type ListedRow, present } from './list-events.ts';
import { openPlace, sealPlace } from './place.ts';

export interface Feed {
  /** In commit order. Positions are dense in each chain: a gap would show. */
  items: (EventItem & { position: number; hash: string })[];
  /** Opens what comes after; the same again while nothing has come. */
  cursor: string;
}

interface Place {
  xid: string;
  seq: number;
}

type FeedRow = EventRow & Pick<ListedRow, 'organizationName'> & { position: number; hash: Buffer };

/**
 * What happened to the organization after a place: in its own chain and in those of its assignments, as
 * either party. Nothing is skipped: an event is handed out once it is sealed, and what is sealed later lies
 * later. (A cursor over ids or instants would miss what commits late.)
 *
 * Indexes: the primary key of event for a tenant's own, seal_event for each assignment of another's.
 *
 * @param input.limit 1–1,000
 * @throws Forbidden; Invalid for a cursor that is none
 */
export async function readFeed(
  ctx: Context,
  input: { after?: string | null | undefined; limit: number },
): Promise<Feed> {
  authorize(ctx, 'event.read');
  const opened = openPlace('transaction', input.after, 'after');
  const after: Place = opened ? { xid: opened.key, seq: opened.seq } : { xid: '0', seq: 0 };
  const narrowed = ctx.actor.kind === 'apiKey' ? ctx.actor.assignmentId : null;
  const { limit } = input;
  // Both reads are bound by the head as it was before them: what is sealed in between belongs to the next page.
  const { head, own } = await withTenant(
    ctx.database,
    { tenantId: ctx.organizationId, readOnly: true },
    async (tx) => {
      const head = await readHead(tx);
      return { head, own: await readOwn(tx, { after, head, limit, narrowed }) };
    },
  );
  const shared = await withCenterOverview(ctx.database, { organizationId: ctx.organizationId }, (tx) =>
    readShared(tx, ctx, { after, head, limit, narrowed }),
  );
  const rows = [...own, ...shared].sort(inOrder).slice(0, limit);
  const last = rows.at(-1);
  return {
    items: rows.map((row) => present({ ...row, actorLabel: null }) as Feed['items'][number]),
    cursor: last ? sealPlace(last.xid, last.seq) : (input.after ?? sealPlace(after.xid, after.seq)),
  };
}

interface Stretch {
  after: Place;
  head: Place;
  limit: number;
  narrowed: string | null;
}

export async function readHead({ sql }: Pick<Tx, 'sql'>): Promise<Place> {
  const [head] = await sql<Place[]>`select xid, seq from seal_head where id = 1`;
  return head ?? { xid: '0', seq: 0 };
}

function readOwn({ sql, tenantId }: Tx, { after, head, limit, narrowed }: Stretch): Promise<FeedRow[]> {
  return sql<FeedRow[]>`
    select ${eventColumns(sql)}, s.position, s.hash, o.name as "organizationName"
    from event e
    ${joinSeal(sql)}
    left join organization o on o.id = coalesce(e.organization_id, e.tenant_id)
    where e.tenant_id = ${tenantId} and (e.xid, e.seq) > (${after.xid}::xid8, ${after.seq})
      and (e.xid, e.seq) <= (${head.xid}::xid8, ${head.seq}) and s.position is not null
      ${narrowed ? sql`and e.chain = ${narrowed}` : sql``}
    order by e.xid, e.seq limit ${limit}`;
}

function readShared(
  { sql }: Tx,
  ctx: Context,
  { after, head, limit, narrowed }: Stretch,
): Promise<FeedRow[]> {
  return sql<FeedRow[]>`
    select ${eventColumns(sql)}, s.position, s.hash, o.name as "organizationName"
    from assignment a
    cross join lateral (
      select s.tenant_id, s.chain, s.xid, s.seq, s.position, s.hash from seal s
      where s.tenant_id = a.tenant_id and s.chain = a.id and (s.xid, s.seq) > (${after.xid}::xid8, ${after.seq})
        and (s.xid, s.seq) <= (${head.xid}::xid8, ${head.seq})
      order by s.xid, s.seq limit ${limit}
    ) s
    ${joinEvent(sql)}
    left join organization o on o.id = coalesce(e.organization_id, e.tenant_id)
    where a.contact_center_id = ${ctx.organizationId} and a.tenant_id <> ${ctx.organizationId}
      and e.tenant_id is not null ${narrowed ? sql`and a.id = ${narrowed}` : sql``}
    order by s.xid, s.seq limit ${limit}`;
}

function inOrder(a: Place, b: Place): number {
  const [x, y] = [BigInt(a.xid), BigInt(b.xid)];
  return x === y ? a.seq - b.seq : x < y ? -1 : 1;
}
