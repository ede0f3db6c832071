import { recordEvent } from '../audit/record.ts';
import { actorId, type Context } from '../context.ts';
import { Conflict, NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { inOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';
import type { ScriptBlock } from './blocks.ts';
import { readScriptCampaign } from './facts.ts';
import { scriptNeeds } from './requirements.ts';

/**
 * The principal approves a version, and every assignment of the campaign is served it from now on: an earlier
 * one too may be approved again. Approving the one approved last changes nothing.
 *
 * @throws Conflict `script-incomplete` while an element is missing: it would shut the gate and stop the calls
 */
export async function approveScript(ctx: Context, input: { scriptId: string }): Promise<void> {
  authorize(ctx, 'script.approve');
  const id = idOf('script', input.scriptId);
  return inOwnTenant(ctx, async (tx) => {
    const { sql } = tx;
    const [version] = await sql<{ campaignId: string; version: number; blocks: ScriptBlock[] }[]>`
      select campaign_id as "campaignId", version, blocks from script_version
      where tenant_id = ${ctx.organizationId} and id = ${id}`;
    if (!version) throw new NotFound('script');
    const { campaignId } = version;
    // The offer and with it what is needed is held still until the version is served.
    await sql`select id from campaign where tenant_id = ${ctx.organizationId} and id = ${campaignId} for update`;
    const campaign = await readScriptCampaign(tx, campaignId, null);
    if (campaign.state === 'ended') throw new Conflict('ended', 'An ended campaign takes no more scripts.');
    const { missing, subjectUnknown } = scriptNeeds(campaign, version.blocks);
    if (subjectUnknown)
      throw new Conflict('subject-unknown', 'The offer does not say whether it is goods or a service.');
    if (missing.length > 0)
      throw new Conflict('script-incomplete', 'The script lacks elements.', { missing });
    const [last] = await sql<{ id: string }[]>`
      select id from script_version where tenant_id = ${ctx.organizationId} and campaign_id = ${campaignId}
        and approved_at is not null order by approved_at desc, version desc limit 1`;
    if (last?.id === id) return;
    await sql`
      update script_version set approved_at = ${ctx.clock.now()}::timestamptz, approved_by = ${actorId(ctx.actor)}
      where tenant_id = ${ctx.organizationId} and id = ${id}`;
    await sql`
      update assignment set script_version_id = ${id}
      where tenant_id = ${ctx.organizationId} and campaign_id = ${campaignId} and state not in ('ended', 'declined')`;
    await recordEvent(tx, ctx, {
      action: 'script.approved',
      subject: publicId('script', id),
      body: { campaign: publicId('campaign', campaignId), version: version.version },
    });
  });
}
