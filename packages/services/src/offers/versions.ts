import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';
import type { Offer } from './schemas.ts';

export interface OfferVersion extends Offer {
  campaigns: { id: string; name: string; state: string }[];
}

/** Every version of the offer that this is one of, newest first, each with who uses it. Index: offer_version. */
export async function listOfferVersions(ctx: Context, given: string): Promise<OfferVersion[]> {
  authorize(ctx, 'campaign.read');
  const offerId = idOf('offer', given);
  return readOwnTenant(ctx, async ({ sql }) => {
    const rows = await sql<OfferVersion[]>`
      select o.id, o.lineage_id as "lineageId", o.version, o.name, o.product_kind as "productKind", o.regime, o.terms,
        encode(substring(o.fingerprint from 1 for 8), 'hex') as fingerprint, o.created_at as "createdAt",
        (select coalesce(jsonb_agg(jsonb_build_object('id', c.id, 'name', c.name, 'state', c.state)
            order by c.created_at desc, c.id), '[]')
          from campaign c where c.tenant_id = o.tenant_id and c.offer_id = o.id) as campaigns
      from offer o
      where o.tenant_id = ${ctx.organizationId} and o.lineage_id =
        (select n.lineage_id from offer n where n.tenant_id = ${ctx.organizationId} and n.id = ${offerId})
      order by o.version desc limit 100`;
    if (rows.length === 0) throw new NotFound('offer');
    return rows.map((row) => ({
      ...row,
      id: publicId('offer', row.id),
      lineageId: publicId('offer', row.lineageId),
      campaigns: row.campaigns.map((campaign) => ({ ...campaign, id: publicId('campaign', campaign.id) })),
    }));
  });
}
