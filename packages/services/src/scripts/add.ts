import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import { actorId, type Context } from '../context.ts';
import { Conflict, NotFound } from '../errors.ts';
import { newId, publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { idOf } from '../named.ts';
import { inOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';
import { scriptBlocks, scriptLanguages } from './blocks.ts';

const schema = z.object({
  campaignId: z.string(),
  language: z.enum(scriptLanguages).default('sv'),
  note: z.string().trim().max(300, 'tooLong').nullish(),
  blocks: scriptBlocks,
  /** The newest version that the writer had seen; null where there was none. Absent: not checked. */
  after: z.number().int().nullish(),
});

/**
 * Adds a version of the words an agent says. It is served to nobody before it is approved. It may lack
 * elements: a draft is where they are still being written.
 *
 * @returns the version's public id and number
 * @throws Conflict `changed-meanwhile` when someone has added a version since
 */
export async function addScriptVersion(
  ctx: Context,
  input: z.input<typeof schema>,
): Promise<{ id: string; version: number }> {
  authorize(ctx, 'script.write');
  const { blocks, language, note, after, ...named } = parseInput(schema, input);
  const campaignId = idOf('campaign', named.campaignId);
  return inOwnTenant(ctx, async (tx) => {
    const now = ctx.clock.now();
    const id = newId(now);
    const [campaign] = await tx.sql<{ state: string }[]>`
      select state from campaign where tenant_id = ${ctx.organizationId} and id = ${campaignId} for update`;
    if (!campaign) throw new NotFound('campaign');
    if (campaign.state === 'ended') throw new Conflict('ended', 'An ended campaign takes no more scripts.');
    const [newest] = await tx.sql<{ version: number | null }[]>`
      select max(version) as version from script_version
      where tenant_id = ${ctx.organizationId} and campaign_id = ${campaignId}`;
    const version = (newest?.version ?? 0) + 1;
    if (after !== undefined && after !== (newest?.version ?? null))
      throw new Conflict('changed-meanwhile', 'Someone else added a version of the script meanwhile.');
    await tx.sql`
      insert into script_version (tenant_id, id, campaign_id, version, language, note, blocks, created_at, created_by)
      values (${ctx.organizationId}, ${id}, ${campaignId}, ${version}, ${language}, ${note || null},
        ${tx.sql.json(blocks as never)}, ${now}::timestamptz, ${actorId(ctx.actor)})`;
    await recordEvent(tx, ctx, {
      action: 'script.added',
      subject: publicId('script', id),
      body: { campaign: publicId('campaign', campaignId), version },
    });
    return { id: publicId('script', id), version };
  });
}
