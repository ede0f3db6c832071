import { z } from 'zod';
import { notedState } from '../assignments/noted-state.ts';
import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { parseInput, soughtText } from '../input.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { cutPage, openCursor, type Page, pageInput } from '../page.ts';
import { authorize } from '../permissions.ts';
import { campaignOrder, campaignSorts } from './order.ts';
import { type CampaignRow, campaignKinds, campaignStates } from './schemas.ts';

const schema = pageInput.extend({
  state: z.enum(campaignStates).nullish(),
  kind: z.enum(campaignKinds).nullish(),
  /** Part of the name, in any case. */
  search: soughtText(100).nullish(),
  sort: z.enum(campaignSorts).nullish(),
});

/**
 * The principal's campaigns, newest first if not asked for otherwise. Index: campaign_created; filters and other orders
 * are applied along the way, for only leakproof operators reach an index under row-level security and a tenant's
 * campaigns are few.
 */
export async function listCampaigns(
  ctx: Context,
  input: z.input<typeof schema> = {},
): Promise<Page<CampaignRow>> {
  authorize(ctx, 'campaign.read');
  const { cursor, limit, state, kind, search, sort } = parseInput(schema, input);
  const order = campaignOrder(sort ?? '-created', openCursor(cursor));
  return readOwnTenant(ctx, async (tx) => {
    const { sql } = tx;
    const rows = await sql<CampaignRow[]>`
      select c.id, c.name, c.kind, c.state, c.starts_on as "startsOn", c.ends_on as "endsOn", c.volume,
        c.created_at as "createdAt",
        jsonb_build_object('id', o.id, 'name', o.name, 'version', o.version, 'regime', o.regime) as offer,
        (select coalesce(jsonb_agg(jsonb_build_object('assignmentId', a.id, 'name', g.name, 'state', ${notedState(sql)}) order by a.id), '[]')
          from assignment a join organization g on g.id = a.contact_center_id
          where a.tenant_id = c.tenant_id and a.campaign_id = c.id) as centers
      from campaign c join offer o on o.tenant_id = c.tenant_id and o.id = c.offer_id
      where c.tenant_id = ${ctx.organizationId}
        ${state ? sql`and c.state = ${state}` : sql``}
        ${kind ? sql`and c.kind = ${kind}` : sql``}
        ${search ? sql`and position(lower(${search}) in lower(c.name)) > 0` : sql``}
        ${order.after(tx)}
      ${order.by(tx)} limit ${limit + 1}`;
    return cutPage(
      rows,
      limit,
      (row) => ({
        ...row,
        id: publicId('campaign', row.id),
        offer: { ...row.offer, id: publicId('offer', row.offer.id) },
        centers: row.centers.map((center) => ({
          ...center,
          assignmentId: publicId('assignment', center.assignmentId),
        })),
      }),
      (row) => ({ key: order.key(row), id: row.id }),
    );
  });
}
