import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { readOwnTenant } from '../own-tenant.ts';

/** Whom a key speaks for. Every key may ask: it is told nothing but who it is. */
export function getOrganizationOfKey(
  ctx: Context,
): Promise<{ organizationId: string; name: string; isPrincipal: boolean; isContactCenter: boolean }> {
  return readOwnTenant(ctx, async ({ sql }) => {
    const [row] = await sql<{ name: string; isPrincipal: boolean; isContactCenter: boolean }[]>`
      select name, is_principal as "isPrincipal", is_contact_center as "isContactCenter"
      from organization where id = ${ctx.organizationId}`;
    if (!row) throw new NotFound('organization');
    return { organizationId: publicId('organization', ctx.organizationId), ...row };
  });
}
