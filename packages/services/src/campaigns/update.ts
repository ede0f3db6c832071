import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { idOf } from '../named.ts';
import { inOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';
import { readLimits } from './limits.ts';
import { campaignInput } from './schemas.ts';

const schema = z.object({ campaignId: z.string(), revision: z.number().int(), campaign: campaignInput });

/**
 * Changes a campaign that has not ended. Once live, its offer is fixed: the memory of attempts hangs on it
 * (3.2), and its limits may not be loosened by a change of offer.
 *
 * @throws Conflict `changed-meanwhile` when someone saved another revision first
 * @throws Conflict `ended`
 */
export async function updateCampaign(
  ctx: Context,
  input: z.input<typeof schema>,
): Promise<{ revision: number }> {
  authorize(ctx, 'campaign.write');
  const { revision, campaign: given, ...named } = parseInput(schema, input);
  const campaignId = idOf('campaign', named.campaignId);
  const offerId = idOf('offer', given.offerId);
  const limits = readLimits(given.limits);
  return inOwnTenant(ctx, async (tx) => {
    const [now] = await tx.sql<{ revision: number; state: string; offerId: string }[]>`
      select revision, state, offer_id as "offerId" from campaign
      where tenant_id = ${ctx.organizationId} and id = ${campaignId} for update`;
    if (!now) throw new NotFound('campaign');
    if (now.state === 'ended') throw new Conflict('ended', 'An ended campaign cannot be changed.');
    if (now.revision !== revision)
      throw new Conflict('changed-meanwhile', 'Someone else saved the campaign meanwhile.');
    if (now.state !== 'draft' && now.offerId !== offerId)
      throw new Invalid([{ path: 'offerId', message: 'fixedWhileLive', clause: '3.2' }]);
    const [offer] =
      await tx.sql`select id from offer where tenant_id = ${ctx.organizationId} and id = ${offerId}`;
    if (!offer) throw new Invalid([{ path: 'offerId', message: 'unknown' }]);
    await tx.sql`
      update campaign set name = ${given.name}, kind = ${given.kind}, offer_id = ${offerId},
        starts_on = ${given.startsOn}, ends_on = ${given.endsOn}, volume = ${given.volume},
        limits = ${tx.sql.json(limits as never)}, consideration_hours = ${given.considerationHours},
        acceptance_waits = ${given.acceptanceWaits}, recorded = ${given.recorded}, revision = revision + 1
      where tenant_id = ${ctx.organizationId} and id = ${campaignId}`;
    await recordEvent(tx, ctx, {
      action: 'campaign.changed',
      subject: publicId('campaign', campaignId),
      body: { revision: revision + 1 },
    });
    return { revision: revision + 1 };
  });
}
