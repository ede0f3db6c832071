import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';

export interface Organization {
  id: string;
  name: string;
  organizationNumber: string;
  isPrincipal: boolean;
  isContactCenter: boolean;
  email: string;
  phone: string;
  postalAddress: string;
  tradeBody: string | null;
}

/** The acting organization itself. */
export async function getOrganization(ctx: Context): Promise<Organization> {
  authorize(ctx, 'organization.read');
  return readOwnTenant(ctx, async ({ sql }) => {
    const [row] = await sql<Organization[]>`
      select id, name, organization_number as "organizationNumber", is_principal as "isPrincipal",
        is_contact_center as "isContactCenter", email, phone, postal_address as "postalAddress",
        trade_body as "tradeBody"
      from organization where id = ${ctx.organizationId}`;
    if (!row) throw new NotFound('organization');
    return { ...row, id: publicId('organization', row.id) };
  });
}
