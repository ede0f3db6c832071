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

/** The campaign's open incidents, newest first, at most `limit`, and how many there are. Index: incident_open. */
export async function listCampaignIncidents(
  ctx: Context,
  input: { campaignId: string; limit: number },
): Promise<{ items: CampaignIncident[]; count: number }> {
  authorize(ctx, 'incident.read');
  const campaignId = idOf('campaign', input.campaignId);
  return readOwnTenant(ctx, async ({ sql }) => {
    const [[counted], rows] = await Promise.all([
      sql<{ count: number }[]>`
        select coalesce(sum(i.count), 0)::int as count from assignment a cross join lateral (
          select count(*) from incident i
          where i.tenant_id = a.tenant_id and i.assignment_id = a.id and i.closed_at is null) i
        where a.tenant_id = ${ctx.organizationId} and a.campaign_id = ${campaignId}`,
      sql<CampaignIncident[]>`
        select i.id, i.duty, i.opened_at as "openedAt", g.name as center, t.number
        from assignment a cross join lateral (
          select * from incident i where i.tenant_id = a.tenant_id and i.assignment_id = a.id and i.closed_at is null
          order by i.opened_at desc, i.id limit ${input.limit}) i
        join organization g on g.id = a.contact_center_id
        left join attempt t on t.tenant_id = i.tenant_id and t.id = i.attempt_id
        where a.tenant_id = ${ctx.organizationId} and a.campaign_id = ${campaignId}
        order by i.opened_at desc, i.id limit ${input.limit}`,
    ]);
    return {
      count: counted!.count,
      items: rows.map((row) => ({ ...row, id: publicId('incident', row.id) })),
    };
  });
}
