import type { Tx } from '@ringratt/db';
import type { CampaignLimits } from '@ringratt/rules';
import type { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Invalid } from '../errors.ts';
import { once } from '../idempotent.ts';
import { newId, publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { idOf } from '../named.ts';
import { inOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';
import { readLimits } from './limits.ts';
import { campaignInput } from './schemas.ts';

/**
 * Makes a campaign as a draft.
 *
 * @returns the campaign's public id
 * @throws Invalid, with the clause where a limit is looser than the guidelines
 */
export async function createCampaign(ctx: Context, input: z.input<typeof campaignInput>): Promise<string> {
  authorize(ctx, 'campaign.write');
  const given = parseInput(campaignInput, input);
  const limits = readLimits(given.limits);
  const offerId = idOf('offer', given.offerId);
  return inOwnTenant(ctx, async (tx) => {
    const { result } = await once(tx, ctx, () => keepCampaign(tx, ctx, given, limits, offerId));
    return result;
  });
}

async function keepCampaign(
  tx: Tx,
  ctx: Context,
  given: z.output<typeof campaignInput>,
  limits: CampaignLimits,
  offerId: string,
): Promise<string> {
  const now = ctx.clock.now();
  const id = newId(now);
  const [offer] =
    await tx.sql`select id from offer where tenant_id = ${ctx.organizationId} and id = ${offerId}`;
  if (!offer) throw new Invalid([{ path: 'offerId', message: 'unknown' }]);
  await tx.sql`
      insert into campaign (tenant_id, id, limits_id, name, kind, offer_id, state, starts_on, ends_on, volume, limits,
        consideration_hours, acceptance_waits, recorded, created_at)
      values (${ctx.organizationId}, ${id}, ${id}, ${given.name}, ${given.kind}, ${offerId}, 'draft',
        ${given.startsOn}, ${given.endsOn}, ${given.volume}, ${tx.sql.json(limits as never)}, ${given.considerationHours},
        ${given.acceptanceWaits}, ${given.recorded}, ${now}::timestamptz)`;
  await recordEvent(tx, ctx, {
    action: 'campaign.created',
    subject: publicId('campaign', id),
    body: { name: given.name },
  });
  return publicId('campaign', id);
}
