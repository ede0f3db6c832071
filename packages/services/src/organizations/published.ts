import { withoutTenant } from '@ringratt/db';
import type { Services } from '../context.ts';
import { NotFound } from '../errors.ts';
import { idOf } from '../named.ts';

export interface PublishedOrganization {
  name: string;
  phone: string;
  email: string;
  postalAddress: string;
  isPrincipal: boolean;
  isContactCenter: boolean;
}

/**
 * An organization's published contact details, for anybody who asks.
 *
 * @param given its public id
 * @throws NotFound
 */
export async function publishedOrganization(
  services: Services,
  given: string,
): Promise<PublishedOrganization> {
  const id = idOf('organization', given);
  const [row] = await withoutTenant(
    services.database,
    ({ sql }) => sql<PublishedOrganization[]>`
      select name, phone, email, postal_address as "postalAddress", is_principal as "isPrincipal",
        is_contact_center as "isContactCenter"
      from published_organization(${id})`,
  );
  if (!row) throw new NotFound('organization');
  return { ...row };
}
