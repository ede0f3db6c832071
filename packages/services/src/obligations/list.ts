import { type Tx, withCenterOverview } from '@ringratt/db';
import type { DutyId } from '@ringratt/rules';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { idOf } from '../named.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { cutPage, openInstantCursor, type Page, pageInput } from '../page.ts';
import { authorize } from '../permissions.ts';
import { numbersOf } from './subject-numbers.ts';

export const obligationStates = ['open', 'met', 'breached', 'waived'] as const;
export type ObligationState = (typeof obligationStates)[number];

const schema = pageInput.extend({
  state: z.enum(obligationStates).default('open'),
  /** Due before this instant, epoch milliseconds. */
  dueBefore: z.number().int().optional(),
  assignmentId: z.string().optional(),
  /** Only what the organization itself answers for. */
  mine: z.boolean().default(false),
});

export interface ObligationItem {
  id: string;
  assignmentId: string | null;
  /** Null for what belongs to no assignment. */
  campaignName: string | null;
  principalName: string;
  centerName: string | null;
  duty: DutyId;
  subject: string;
  /** The phone number of the subject, where it has one. */
  number: string | null;
  responsible: 'principal' | 'contactCenter' | 'both';
  state: ObligationState;
  dueAt: number;
  createdAt: number;
  closedAt: number | null;
  breachedAt: number | null;
  reason: string | null;
}

/**
 * What falls due for the organization in one state, the soonest first: its own tenant's (`obligation_due`)
 * and, for a contact center, those of its assignments, each read from its end (`obligation_assignment`).
 */
export async function listObligations(
  ctx: Context,
  input: z.input<typeof schema>,
): Promise<Page<ObligationItem>> {
  authorize(ctx, 'obligation.read');
  const { limit, ...filter } = parseInput(schema, input);
  const after = openInstantCursor(filter.cursor);
  const assignmentId = filter.assignmentId ? idOf('assignment', filter.assignmentId) : null;
  const read = async (tx: Tx, own: boolean): Promise<ObligationItem[]> => {
    const { sql } = tx;
    const mine = !filter.mine
      ? sql``
      : own
        ? sql`and (o.responsible <> 'contactCenter' or a.contact_center_id is not distinct from o.tenant_id or a.id is null)`
        : sql`and o.responsible <> 'principal'`;
    const page = sql`
      and o.state = ${filter.state} ${mine}
        ${assignmentId === null ? sql`` : sql`and o.assignment_id = ${assignmentId}`}
        ${filter.dueBefore === undefined ? sql`` : sql`and o.due_at < ${filter.dueBefore}::timestamptz`}
        ${after === null ? sql`` : sql`and (o.due_at, o.id) > (${after.key}::timestamptz, ${after.id}::uuid)`}
      order by o.due_at, o.id limit ${limit + 1}`;
    const rows = await sql<(ObligationItem & { tenantId: string })[]>`
      select o.tenant_id as "tenantId", o.id, o.assignment_id as "assignmentId", c.name as "campaignName", p.name as "principalName",
        k.name as "centerName", o.duty, o.subject, o.responsible, o.state, o.due_at as "dueAt",
        o.created_at as "createdAt", o.closed_at as "closedAt", o.breached_at as "breachedAt", o.reason
      from ${
        own
          ? sql`obligation o left join assignment a on a.tenant_id = o.tenant_id and a.id = o.assignment_id`
          : sql`assignment a cross join lateral (
              select * from obligation o where o.tenant_id = a.tenant_id and o.assignment_id = a.id ${page}) o`
      }
      join organization p on p.id = o.tenant_id
      left join campaign c on c.tenant_id = a.tenant_id and c.id = a.campaign_id
      left join organization k on k.id = a.contact_center_id
      where ${
        own
          ? sql`o.tenant_id = ${ctx.organizationId} ${page}`
          : sql`a.contact_center_id = ${ctx.organizationId} and a.tenant_id <> ${ctx.organizationId}
              order by o.due_at, o.id limit ${limit + 1}`
      }`;
    const numbers = await numbersOf(tx, rows);
    return rows.map(({ tenantId: _, ...row }) => ({ ...row, number: numbers.get(row.subject) ?? null }));
  };
  const [own, shared] = await Promise.all([
    readOwnTenant(ctx, (tx) => read(tx, true)),
    withCenterOverview(ctx.database, { organizationId: ctx.organizationId }, (tx) => read(tx, false)),
  ]);
  const rows = [...own, ...shared].sort((a, b) => a.dueAt - b.dueAt || (a.id < b.id ? -1 : 1));
  return cutPage(
    rows.slice(0, limit + 1),
    limit,
    (row) => ({
      ...row,
      id: publicId('obligation', row.id),
      assignmentId: row.assignmentId && publicId('assignment', row.assignmentId),
    }),
    (row) => ({ key: row.dueAt, id: row.id }),
  );
}
