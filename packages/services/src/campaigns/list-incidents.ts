import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';

export interface CampaignIncident {
  id: string;
  duty: string;
  openedAt: number;
  center: string;
  number: string | null;
}

/** The campaign's open incidents, newest first, at most `limit`, and how many there are. Index: incident_opened. */
export async function listCampaignIncidents(
  ctx: Context,
  input: { campaignId: string; limit: number },
): Promise<{ items: CampaignIncident[]; count: number }> {
  authorize(ctx, 'incident.read');
  const campaignId = idOf('campaign', input.campaignId);
  return readOwnTenant(ctx, async ({ sql }) => {
    const rows = await sql<(CampaignIncident & { count: number })[]>`
      select i.id, i.duty, i.opened_at as "openedAt", g.name as center, t.number, count(*) over () as count
      from incident i
      join assignment a on a.tenant_id = i.tenant_id and a.id = i.assignment_id
      join organization g on g.id = a.contact_center_id
      left join attempt t on t.tenant_id = i.tenant_id and t.id = i.attempt_id
      where i.tenant_id = ${ctx.organizationId} and a.campaign_id = ${campaignId} and i.closed_at is null
      order by i.opened_at desc, i.id limit ${input.limit}`;
    return {
      count: rows[0]?.count ?? 0,
      items: rows.map(({ count: _, ...row }) => ({ ...row, id: publicId('incident', row.id) })),
    };
  });
}
