import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { once } from '../idempotent.ts';
import { newId, publicId } from '../ids.ts';
import { parseInput, typedText } from '../input.ts';
import { idOf } from '../named.ts';
import { inOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';

/**
 * Copies a campaign to a draft. The copy counts its limits under the original's id, so that copying resets
 * nothing (3.2).
 */
export async function copyCampaign(
  ctx: Context,
  input: { campaignId: string; name: string },
): Promise<string> {
  authorize(ctx, 'campaign.write');
  const campaignId = idOf('campaign', input.campaignId);
  const name = parseInput(typedText(160), input.name);
  return inOwnTenant(ctx, async (tx) => {
    const copy = async () => {
      const now = ctx.clock.now();
      const id = newId(now);
      const made = await tx.sql`
      insert into campaign (tenant_id, id, limits_id, name, kind, offer_id, state, starts_on, ends_on, volume, limits,
        consideration_hours, acceptance_waits, recorded, created_at)
      select tenant_id, ${id}, limits_id, ${name}, kind, offer_id, 'draft', starts_on, ends_on, volume, limits,
        consideration_hours, acceptance_waits, recorded, ${now}::timestamptz
      from campaign where tenant_id = ${ctx.organizationId} and id = ${campaignId}`;
      if (made.count === 0) throw new NotFound('campaign');
      await recordEvent(tx, ctx, {
        action: 'campaign.copied',
        subject: publicId('campaign', id),
        body: { from: publicId('campaign', campaignId) },
      });
      return publicId('campaign', id);
    };
    return (await once(tx, ctx, copy)).result;
  });
}
