import { type Tx, withCenterOverview } from '@ringratt/db';
import type { Regime } from '@ringratt/rules';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { idOf } from '../named.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { cutPage, openInstantCursor, type Page, pageInput } from '../page.ts';
import { authorize } from '../permissions.ts';
import { type SaleState, saleStates } from './schemas.ts';

const schema = pageInput.extend({
  state: z.enum(saleStates).optional(),
  assignmentId: z.string().optional(),
});

export interface SaleItem {
  id: string;
  assignmentId: string;
  campaignName: string;
  principalName: string;
  centerName: string;
  /** Null on a contact center's list across campaigns: the campaign's name stands for it. */
  offerName: string | null;
  regime: Regime;
  state: SaleState;
  consumerName: string;
  number: string;
  createdAt: number;
  /** What falls due next and, where something is broken, what has been so for longest. */
  nextDue: number | null;
  brokenSince: number | null;
  recordings: number;
}

type Row = SaleItem & { tenantId: string };

/**
 * The organization's sales, the newest first: its own tenant's (`sale_created`, `sale_assignment`) and, for a contact
 * center, those it made for others, each assignment's read from their end.
 */
export async function listSales(ctx: Context, input: z.input<typeof schema> = {}): Promise<Page<SaleItem>> {
  authorize(ctx, 'sale.read');
  const { limit, cursor, ...filter } = parseInput(schema, input);
  const after = openInstantCursor(cursor);
  const assignmentId = filter.assignmentId ? idOf('assignment', filter.assignmentId) : null;
  const read = ({ sql }: Tx, own: boolean) => {
    const page = sql`
      ${assignmentId === null ? sql`` : sql`and s.assignment_id = ${assignmentId}`}
      ${filter.state === undefined ? sql`` : sql`and s.state = ${filter.state}`}
      ${after === null ? sql`` : sql`and (s.created_at, s.id) < (${after.key}::timestamptz, ${after.id}::uuid)`}
      order by s.created_at desc, s.id desc limit ${limit + 1}`;
    return sql<Row[]>`
    select s.tenant_id as "tenantId", s.id, s.assignment_id as "assignmentId", c.name as "campaignName", p.name as "principalName", k.name as "centerName",
      ${own ? sql`o.name` : sql`null::text`} as "offerName", s.regime, s.state, s.consumer_name as "consumerName", s.number, s.created_at as "createdAt"
    from ${
      own
        ? sql`sale s`
        : sql`assignment a cross join lateral (
            select * from sale s where s.tenant_id = a.tenant_id and s.assignment_id = a.id ${page}) s`
    }
    join campaign c on c.tenant_id = s.tenant_id and c.id = s.campaign_id
    ${own ? sql`join offer o on o.tenant_id = s.tenant_id and o.id = s.offer_id` : sql``}
    join organization p on p.id = s.tenant_id
    join organization k on k.id = s.contact_center_id
    where ${
      own
        ? sql`s.tenant_id = ${ctx.organizationId} ${page}`
        : sql`a.contact_center_id = ${ctx.organizationId} and a.tenant_id <> ${ctx.organizationId}
            order by s.created_at desc, s.id desc limit ${limit + 1}`
    }`;
  };
  const readAll = async (tx: Tx, own: boolean) => withDue(tx, await read(tx, own));
  const [own, shared] = await Promise.all([
    readOwnTenant(ctx, (tx) => readAll(tx, true)),
    withCenterOverview(ctx.database, { organizationId: ctx.organizationId }, (tx) => readAll(tx, false)),
  ]);
  const rows = [...own, ...shared].sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
  return cutPage(
    rows.slice(0, limit + 1),
    limit,
    ({ tenantId: _, ...row }) => ({
      ...row,
      id: publicId('sale', row.id),
      assignmentId: publicId('assignment', row.assignmentId),
    }),
    (row) => ({ key: row.createdAt, id: row.id }),
  );
}

/** A page's obligations and recordings in one query each. Indexes: obligation_subject, sale_attempt, recording_attempt. */
async function withDue(tx: Tx, rows: Row[]): Promise<Row[]> {
  if (rows.length === 0) return [];
  const subjects = rows.map(({ id }) => publicId('sale', id));
  const ids = rows.map(({ id }) => id);
  const tenants = [...new Set(rows.map(({ tenantId }) => tenantId))];
  const [due, sounds] = await Promise.all([
    tx.sql<{ subject: string; next: number | null; broken: number | null }[]>`
      select subject, min(due_at) filter (where state = 'open') as next, min(due_at) filter (where state = 'breached') as broken
      from obligation where tenant_id = any (${tenants}::uuid[]) and subject = any (${subjects}) group by subject`,
    tx.sql<{ id: string; count: number }[]>`
      select s.id, count(r.id)::int as count from sale s
      join recording r on r.tenant_id = s.tenant_id and r.attempt_id = s.attempt_id and r.state = 'stored'
      where s.tenant_id = any (${tenants}::uuid[]) and s.id = any (${ids}::uuid[]) group by s.id`,
  ]);
  const duties = new Map(due.map((row) => [row.subject, row]));
  const recordings = new Map(sounds.map((row) => [row.id, row.count]));
  return rows.map((row) => {
    const found = duties.get(publicId('sale', row.id));
    return {
      ...row,
      nextDue: found?.next ?? null,
      brokenSince: found?.broken ?? null,
      recordings: recordings.get(row.id) ?? 0,
    };
  });
}
