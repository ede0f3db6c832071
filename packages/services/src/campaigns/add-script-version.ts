import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { newId, publicId } from '../ids.ts';
import { parseInput, typedText } from '../input.ts';
import { idOf } from '../named.ts';
import { inOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';

const schema = z.object({
  campaignId: z.string(),
  blocks: z
    .array(z.object({ element: z.string().max(80), text: typedText(4_000) }))
    .min(1, 'required')
    .max(60),
});

/**
 * Adds and approves a version of the words an agent says, and hands it to every assignment of the campaign.
 *
 * @returns the version's public id
 */
export async function addScriptVersion(ctx: Context, input: z.input<typeof schema>): Promise<string> {
  authorize(ctx, 'campaign.write');
  const { blocks, ...named } = parseInput(schema, input);
  const campaignId = idOf('campaign', named.campaignId);
  return inOwnTenant(ctx, async (tx) => {
    const now = ctx.clock.now();
    const id = newId(now);
    const [campaign] = await tx.sql`
      select id from campaign where tenant_id = ${ctx.organizationId} and id = ${campaignId} for update`;
    if (!campaign) throw new NotFound('campaign');
    await tx.sql`
      insert into script_version (tenant_id, id, campaign_id, version, blocks, created_at, approved_at)
      select ${ctx.organizationId}, ${id}, ${campaignId},
        (select coalesce(max(s.version), 0) + 1 from script_version s
          where s.tenant_id = ${ctx.organizationId} and s.campaign_id = ${campaignId}),
        ${tx.sql.json(blocks as never)}, ${now}::timestamptz, ${now}::timestamptz`;
    await tx.sql`update assignment set script_version_id = ${id}
      where tenant_id = ${ctx.organizationId} and campaign_id = ${campaignId} and state not in ('ended', 'declined')`;
    await recordEvent(tx, ctx, {
      action: 'script.approved',
      subject: publicId('script', id),
      body: { campaign: publicId('campaign', campaignId) },
    });
    return publicId('script', id);
  });
}
