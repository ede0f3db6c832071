import type { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { newId, publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { idOf } from '../named.ts';
import { inOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';
import { offerFingerprint } from './fingerprint.ts';
import { offerInput } from './schemas.ts';

/**
 * Makes an offer, or finds the one with the same fingerprint: equal offers share an id and with it the
 * memory of attempts (3.2), so that a second copy resets no limit.
 *
 * @param lineageId the offer this is a new version of
 * @throws NotFound where the lineage is not one of the organization's
 * @returns the offer's public id, and whether it existed already
 */
export async function createOffer(
  ctx: Context,
  input: z.input<typeof offerInput> & { lineageId?: string },
): Promise<{ id: string; existed: boolean }> {
  authorize(ctx, 'campaign.write');
  const offer = parseInput(offerInput, input);
  const fingerprint = offerFingerprint(offer);
  return inOwnTenant(ctx, async (tx) => {
    const now = ctx.clock.now();
    const id = newId(now);
    const lineage = input.lineageId ? idOf('offer', input.lineageId) : id;
    if (input.lineageId) {
      const [before] = await tx.sql`
        select from offer where tenant_id = ${ctx.organizationId} and lineage_id = ${lineage} limit 1`;
      if (!before) throw new NotFound('offer');
    }
    // One maker of a lineage's versions at a time, so that none is numbered twice.
    await tx.sql`select pg_advisory_xact_lock(hashtextextended(${lineage}, 13))`;
    const made = await tx.sql`
      insert into offer (tenant_id, id, lineage_id, version, name, product_kind, regime, terms, fingerprint, created_at)
      select ${ctx.organizationId}, ${id}, ${lineage},
        (select coalesce(max(o.version), 0) + 1 from offer o where o.tenant_id = ${ctx.organizationId} and o.lineage_id = ${lineage}),
        ${offer.name}, ${offer.productKind}, ${offer.regime}, ${tx.sql.json(offer.terms as never)}, ${fingerprint},
        ${now}::timestamptz
      on conflict (tenant_id, fingerprint) do nothing`;
    if (made.count === 0) {
      const [same] = await tx.sql<{ id: string }[]>`
        select id from offer where tenant_id = ${ctx.organizationId} and fingerprint = ${fingerprint}`;
      return { id: publicId('offer', same!.id), existed: true };
    }
    await recordEvent(tx, ctx, {
      action: 'offer.created',
      subject: publicId('offer', id),
      body: { fingerprint: fingerprint.toString('hex') },
    });
    return { id: publicId('offer', id), existed: false };
  });
}
