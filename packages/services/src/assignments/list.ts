import { withCenterOverview } from '@ringratt/db';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { parseInput, soughtText } from '../input.ts';
import { cutPage, openCursor, type Page, pageInput } from '../page.ts';
import { authorize } from '../permissions.ts';
import { notedState } from './noted-state.ts';

export const assignmentStates = ['invited', 'accepted', 'live', 'paused', 'ended', 'declined'] as const;
export type AssignmentState = (typeof assignmentStates)[number];

export interface AssignmentRow {
  id: string;
  state: AssignmentState;
  agents: number;
  createdAt: number;
  principal: { id: string; name: string };
  campaign: { id: string; name: string; state: string; kind: string; startsOn: string; endsOn: string };
}

const schema = pageInput.extend({
  state: z.enum(assignmentStates).nullish(),
  search: soughtText(100).nullish(),
});

/**
 * The contact center's assignments, newest first (ids follow time). Index: assignment_contact_center. Only
 * reads, under the role that sees all of a center's assignments.
 */
export async function listAssignments(
  ctx: Context,
  input: z.input<typeof schema> = {},
): Promise<Page<AssignmentRow>> {
  authorize(ctx, 'assignment.read');
  const { cursor, limit, state, search } = parseInput(schema, input);
  const from = openCursor(cursor);
  return withCenterOverview(ctx.database, { organizationId: ctx.organizationId }, async ({ sql }) => {
    const rows = await sql<AssignmentRow[]>`
      select a.id, ${notedState(sql)} as state, a.agents, a.created_at as "createdAt",
        jsonb_build_object('id', g.id, 'name', g.name) as principal,
        jsonb_build_object('id', c.id, 'name', c.name, 'state', c.state, 'kind', c.kind, 'startsOn', c.starts_on,
          'endsOn', c.ends_on) as campaign
      from assignment a
      join campaign c on c.tenant_id = a.tenant_id and c.id = a.campaign_id
      join organization g on g.id = a.tenant_id
      where a.contact_center_id = ${ctx.organizationId}
        ${state ? sql`and ${notedState(sql)} = ${state}` : sql``}
        ${search ? sql`and position(lower(${search}) in lower(c.name)) > 0` : sql``}
        ${from ? sql`and a.id < ${from.id}::uuid` : sql``}
      order by a.id desc limit ${limit + 1}`;
    return cutPage(
      rows,
      limit,
      (row) => ({
        ...row,
        id: publicId('assignment', row.id),
        principal: { ...row.principal, id: publicId('organization', row.principal.id) },
        campaign: { ...row.campaign, id: publicId('campaign', row.campaign.id) },
      }),
      (row) => ({ key: 0, id: row.id }),
    );
  });
}
