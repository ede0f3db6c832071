import { withCenterOverview } from '@ringratt/db';
import type { DutyId } from '@ringratt/rules';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { cutPage, openInstantCursor, type Page, pageInput } from '../page.ts';
import { authorize } from '../permissions.ts';

export const obligationStates = ['open', 'met', 'breached', 'waived'] as const;
export type ObligationState = (typeof obligationStates)[number];

const schema = pageInput.extend({
  state: z.enum(obligationStates).default('open'),
  /** Due before this instant, epoch milliseconds. */
  dueBefore: z.number().int().optional(),
});

export interface ObligationItem {
  id: string;
  assignmentId: string | null;
  duty: DutyId;
  subject: string;
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
 * and, for a contact center, those of its assignments (`obligation_assignment`).
 */
export async function listObligations(
  ctx: Context,
  input: z.input<typeof schema>,
): Promise<Page<ObligationItem>> {
  authorize(ctx, 'obligation.read');
  const { limit, ...filter } = parseInput(schema, input);
  const after = openInstantCursor(filter.cursor);
  const read = (tx: Parameters<Parameters<typeof withCenterOverview>[2]>[0], own: boolean) => tx.sql<
    ObligationItem[]
  >`
    select id, assignment_id as "assignmentId", duty, subject, responsible, state, due_at as "dueAt",
      created_at as "createdAt", closed_at as "closedAt", breached_at as "breachedAt", reason
    from obligation
    where ${
      own
        ? tx.sql`tenant_id = ${ctx.organizationId}`
        : tx.sql`tenant_id = any (array(select tenant_id from assignment where contact_center_id = ${ctx.organizationId}))
            and tenant_id <> ${ctx.organizationId}`
    } and state = ${filter.state}
      ${filter.dueBefore === undefined ? tx.sql`` : tx.sql`and due_at < ${filter.dueBefore}::timestamptz`}
      ${after === null ? tx.sql`` : tx.sql`and (due_at, id) > (${after.key}::timestamptz, ${after.id}::uuid)`}
    order by due_at, id limit ${limit + 1}`;
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
