import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';
import type { ScriptBlock } from './blocks.ts';
import { readScriptCampaign } from './facts.ts';
import { scriptNeeds } from './requirements.ts';

export interface ScriptRow {
  campaign: { id: string; name: string; state: string };
  /** The version that is served; null until one is approved. */
  approved: number | null;
  newest: number | null;
  missing: number;
  subjectUnknown: boolean;
}

/** Every campaign that has not ended, with where its script stands. Index: campaign_created. */
export async function listScripts(ctx: Context): Promise<ScriptRow[]> {
  authorize(ctx, 'script.read');
  return readOwnTenant(ctx, async (tx) => {
    const campaigns = await tx.sql<
      { id: string; approved: number | null; newest: number | null; blocks: ScriptBlock[] | null }[]
    >`
      select c.id, n.version as newest, n.blocks,
        (select v.version from script_version v where v.tenant_id = c.tenant_id and v.campaign_id = c.id
          and v.approved_at is not null order by v.approved_at desc, v.version desc limit 1) as approved
      from campaign c
      left join lateral (
        select v.version, v.blocks from script_version v where v.tenant_id = c.tenant_id and v.campaign_id = c.id
        order by v.version desc limit 1
      ) n on true
      where c.tenant_id = ${ctx.organizationId} and c.state <> 'ended'
      order by c.created_at desc, c.id desc limit 100`;
    const rows: ScriptRow[] = [];
    for (const { id, approved, newest, blocks } of campaigns) {
      const campaign = await readScriptCampaign(tx, id, null);
      const { missing, subjectUnknown } = scriptNeeds(campaign, blocks ?? []);
      rows.push({
        campaign: { id: publicId('campaign', id), name: campaign.campaignName, state: campaign.state },
        approved,
        newest,
        missing: missing.length,
        subjectUnknown,
      });
    }
    return rows;
  });
}
