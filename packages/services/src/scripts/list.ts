import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';
import type { ScriptBlock, ScriptLanguage } from './blocks.ts';
import { defaultScript } from './default-script.ts';
import { readScriptCampaign } from './facts.ts';
import type { Placeholder } from './placeholders.ts';
import { type ScriptNeeds, scriptNeeds } from './requirements.ts';

export interface ScriptVersion {
  id: string;
  version: number;
  language: ScriptLanguage;
  note: string | null;
  blocks: ScriptBlock[];
  createdAt: number;
  /** Names, where they are the organization's people. */
  createdBy: string | null;
  approvedAt: number | null;
  approvedBy: string | null;
  /** The one approved last: what assignments are served. */
  served: boolean;
}

export interface CampaignScript {
  campaign: { id: string; name: string; state: string };
  /** Newest first. */
  versions: ScriptVersion[];
  /** What a script of this campaign has to cover. */
  needs: ScriptNeeds;
  /** What fills the placeholders that the campaign knows, by language. */
  values: Record<ScriptLanguage, Partial<Record<Placeholder, string>>>;
  /** Our own words, to begin from. */
  defaults: Record<ScriptLanguage, ScriptBlock[]>;
}

/** A campaign's script in all its versions, and what it needs. Index: script_version_number. */
export async function getCampaignScript(ctx: Context, given: string): Promise<CampaignScript> {
  authorize(ctx, 'script.read');
  const campaignId = idOf('campaign', given);
  return readOwnTenant(ctx, async (tx) => {
    const { sql } = tx;
    const [center] = await sql<{ name: string }[]>`
      select g.name from assignment a join organization g on g.id = a.contact_center_id
      where a.tenant_id = ${ctx.organizationId} and a.campaign_id = ${campaignId}
        and a.state not in ('declined', 'ended') order by a.id limit 1`;
    const campaign = await readScriptCampaign(tx, campaignId, center?.name ?? null);
    const auditor = ctx.actor.kind === 'person' && ctx.actor.role === 'auditor';
    // The auditor's role reads no people: names stay with the audited organization.
    const nameOf = (column: 'created_by' | 'approved_by') =>
      auditor ? sql`null::text` : sql`(select p.name from person p where p.id::text = s.${sql(column)})`;
    const versions = await sql<ScriptVersion[]>`
      select s.id, s.version, s.language, s.note, s.blocks, s.created_at as "createdAt",
        ${nameOf('created_by')} as "createdBy", s.approved_at as "approvedAt", ${nameOf('approved_by')} as "approvedBy",
        s.approved_at is not null and not exists (select from script_version v where v.tenant_id = s.tenant_id
          and v.campaign_id = s.campaign_id and (v.approved_at, v.version) > (s.approved_at, s.version)) as served
      from script_version s where s.tenant_id = ${ctx.organizationId} and s.campaign_id = ${campaignId}
      order by s.version desc limit 200`;
    return {
      campaign: {
        id: publicId('campaign', campaignId),
        name: campaign.campaignName,
        state: campaign.state,
      },
      versions: versions.map((version) => ({ ...version, id: publicId('script', version.id) })),
      needs: scriptNeeds(campaign, versions[0]?.blocks ?? []),
      values: { sv: campaign.values('sv'), en: campaign.values('en') },
      defaults: { sv: defaultScript(campaign, 'sv'), en: defaultScript(campaign, 'en') },
    };
  });
}
