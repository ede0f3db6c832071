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

export const incidentStates = ['open', 'closed'] as const;
export type IncidentState = (typeof incidentStates)[number];

const schema = pageInput.extend({
  /** Both unless given. */
  state: z.enum(incidentStates).optional(),
  assignmentId: z.string().optional(),
});

export interface IncidentItem {
  id: string;
  assignmentId: string;
  campaignName: string;
  principalName: string;
  centerName: string;
  duty: DutyId;
  /** The number that the breach was about, where an attempt made it. */
  number: string | null;
  openedAt: number;
  closedAt: number | null;
}

/**
 * Breaches that somebody has to answer for, newest first: the organization's own as principal and, for a
 * contact center, those of its assignments; each assignment's are read from their end. Indexes: incident_assignment,
 * incident_open.
 */
export async function listIncidents(
  ctx: Context,
  input: z.input<typeof schema> = {},
): Promise<Page<IncidentItem>> {
  authorize(ctx, 'incident.read');
  const { limit, state, ...filter } = parseInput(schema, input);
  const after = openInstantCursor(filter.cursor);
  // A key narrowed to an assignment sees that one's, whatever it asks for.
  const narrowed = ctx.actor.kind === 'apiKey' ? ctx.actor.assignmentId : null;
  const assignmentId = narrowed ?? (filter.assignmentId ? idOf('assignment', filter.assignmentId) : null);
  const read = ({ sql }: Tx, own: boolean) => {
    const page = sql`
      ${state === undefined ? sql`` : state === 'open' ? sql`and i.closed_at is null` : sql`and i.closed_at is not null`}
      ${assignmentId === null ? sql`` : sql`and i.assignment_id = ${assignmentId}`}
      ${after === null ? sql`` : sql`and i.opened_at <= ${after.key}::timestamptz and (i.opened_at < ${after.key}::timestamptz or i.id > ${after.id}::uuid)`}
      order by i.opened_at desc, i.id limit ${limit + 1}`;
    return sql<IncidentItem[]>`
    select i.id, i.assignment_id as "assignmentId", c.name as "campaignName", p.name as "principalName",
      k.name as "centerName", i.duty, t.number, i.opened_at as "openedAt", i.closed_at as "closedAt"
    from assignment a cross join lateral (
      select * from incident i where i.tenant_id = a.tenant_id and i.assignment_id = a.id ${page}) i
    join campaign c on c.tenant_id = a.tenant_id and c.id = a.campaign_id
    join organization p on p.id = i.tenant_id
    join organization k on k.id = a.contact_center_id
    left join attempt t on t.tenant_id = i.tenant_id and t.id = i.attempt_id
    where ${
      own
        ? sql`a.tenant_id = ${ctx.organizationId}`
        : sql`a.contact_center_id = ${ctx.organizationId} and a.tenant_id <> ${ctx.organizationId}`
    }
    order by i.opened_at desc, i.id limit ${limit + 1}`;
  };
  const [own, shared] = await Promise.all([
    readOwnTenant(ctx, (tx) => read(tx, true)),
    withCenterOverview(ctx.database, { organizationId: ctx.organizationId }, (tx) => read(tx, false)),
  ]);
  const rows = [...own, ...shared].sort((a, b) => b.openedAt - a.openedAt || (a.id < b.id ? -1 : 1));
  return cutPage(
    rows.slice(0, limit + 1),
    limit,
    (row) => ({
      ...row,
      id: publicId('incident', row.id),
      assignmentId: publicId('assignment', row.assignmentId),
    }),
    (row) => ({ key: row.openedAt, id: row.id }),
  );
}
