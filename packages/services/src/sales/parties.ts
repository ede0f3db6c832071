import type { Tx } from '@ringratt/db';
import type { Regime } from '@ringratt/rules';
import type { NamedParty } from '../documents/content.ts';
import type { OfferTerms } from '../offers/schemas.ts';
import type { SaleRow } from './facts.ts';

/** What was sold and by whom, as documents and mails name them. */
export interface SoldBy {
  offer: {
    id: string;
    name: string;
    version: number;
    productKind: string;
    regime: Regime;
    terms: OfferTerms;
    fingerprint: Buffer;
  };
  principal: NamedParty;
  /** Null where the principal calls for itself. */
  center: NamedParty | null;
}

export async function readSoldBy(
  tx: Tx,
  sale: Pick<SaleRow, 'offerId' | 'contactCenterId'>,
): Promise<SoldBy> {
  const [[offer], parties] = await Promise.all([
    tx.sql<SoldBy['offer'][]>`
      select id, name, version, product_kind as "productKind", regime, terms, fingerprint from offer
      where tenant_id = ${tx.tenantId} and id = ${sale.offerId}`,
    tx.sql<(NamedParty & { id: string })[]>`
      select id, name, organization_number as "organizationNumber", phone, email, postal_address as "postalAddress"
      from organization where id in (${tx.tenantId}, ${sale.contactCenterId})`,
  ]);
  const principal = parties.find(({ id }) => id === tx.tenantId);
  if (!offer || !principal) throw new Error('What was sold, or its seller, is gone.');
  const center = parties.find(({ id }) => id === sale.contactCenterId && id !== tx.tenantId);
  return { offer, principal, center: center ?? null };
}
