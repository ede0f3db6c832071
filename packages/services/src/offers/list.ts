import type { z } from 'zod';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { idOf } from '../named.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { cutPage, openCursor, type Page, pageInput } from '../page.ts';
import { authorize } from '../permissions.ts';
import type { Offer } from './schemas.ts';

/** The organization's offers, newest first. Index: offer_created. */
export async function listOffers(ctx: Context, input: z.input<typeof pageInput> = {}): Promise<Page<Offer>> {
  authorize(ctx, 'campaign.read');
  const { cursor, limit } = parseInput(pageInput, input);
  const from = openCursor(cursor);
  return readOwnTenant(ctx, async ({ sql }) => {
    const rows = await sql<Offer[]>`
      select id, lineage_id as "lineageId", version, name, product_kind as "productKind", regime, terms,
        encode(substring(fingerprint from 1 for 8), 'hex') as fingerprint, created_at as "createdAt"
      from offer where tenant_id = ${ctx.organizationId}
        ${from ? sql`and (created_at, id) < (${Number(from.key)}::timestamptz, ${from.id}::uuid)` : sql``}
      order by created_at desc, id desc limit ${limit + 1}`;
    return cutPage(
      rows,
      limit,
      (row) => shown(row),
      (row) => ({ key: row.createdAt, id: row.id }),
    );
  });
}

export async function getOffer(
  ctx: Context,
  given: string,
): Promise<Offer & { campaigns: { id: string; name: string; state: string }[] }> {
  authorize(ctx, 'campaign.read');
  const offerId = idOf('offer', given);
  return readOwnTenant(ctx, async ({ sql }) => {
    const [row] = await sql<Offer[]>`
      select id, lineage_id as "lineageId", version, name, product_kind as "productKind", regime, terms,
        encode(substring(fingerprint from 1 for 8), 'hex') as fingerprint, created_at as "createdAt"
      from offer where tenant_id = ${ctx.organizationId} and id = ${offerId}`;
    if (!row) throw new NotFound('offer');
    const campaigns = await sql<{ id: string; name: string; state: string }[]>`
      select id, name, state from campaign where tenant_id = ${ctx.organizationId} and offer_id = ${offerId}
      order by created_at desc limit 50`;
    return {
      ...shown(row),
      campaigns: campaigns.map((c) => ({ ...c, id: publicId('campaign', c.id) })),
    };
  });
}

function shown(row: Offer): Offer {
  return { ...row, id: publicId('offer', row.id), lineageId: publicId('offer', row.lineageId) };
}
