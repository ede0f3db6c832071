import { withTenant } from '@ringratt/db';
import type { Context, Services } from '../context.ts';
import { internalId } from '../ids.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';
import { openSecret } from '../sealed-secret.ts';
import { secretOf } from './secret.ts';

/** As its owners see it: the secret is never shown again. */
export interface IdentityProvider {
  issuer: string;
  clientId: string;
  domain: string;
  updatedAt: number;
  /** Members who can sign in with it. */
  linked: number;
}

/** The organization's own provider; null where it has none. */
export async function getIdentityProvider(ctx: Context): Promise<IdentityProvider | null> {
  authorize(ctx, 'signIn.write');
  return readOwnTenant(ctx, async ({ sql }) => {
    const [row] = await sql<IdentityProvider[]>`
      select p.issuer, p.client_id as "clientId", p.domain, p.updated_at as "updatedAt",
        (select count(*)::int from person_identity i where i.tenant_id = p.tenant_id and i.issuer = p.issuer) as linked
      from identity_provider p where p.tenant_id = ${ctx.organizationId}`;
    return row ? { ...row } : null;
  });
}

/** What signing in needs of it. It never leaves the server. */
export interface ProviderInUse {
  /** The organization's UUID. */
  organizationId: string;
  organizationName: string;
  issuer: string;
  clientId: string;
  clientSecret: string;
  domain: string;
}

/**
 * The provider of the organization that a sign-in address names: asked before anybody is known.
 *
 * @param organization its public id
 * @returns null alike where there is no such organization and where it has no provider
 */
export async function providerForSignIn(
  services: Services,
  organization: string,
): Promise<ProviderInUse | null> {
  const organizationId = internalId('organization', organization);
  if (!organizationId) return null;
  const [row] = await withTenant(
    services.database,
    { tenantId: organizationId, readOnly: true },
    ({ sql }) => sql<(Omit<ProviderInUse, 'clientSecret' | 'organizationId'> & { secret: Buffer })[]>`
      select o.name as "organizationName", p.issuer, p.client_id as "clientId", p.client_secret as secret, p.domain
      from identity_provider p join organization o on o.id = p.tenant_id where p.tenant_id = ${organizationId}`,
  );
  if (!row) return null;
  const { secret, ...rest } = row;
  return {
    ...rest,
    organizationId,
    clientSecret: openSecret(services.secrets, secretOf(organizationId), secret),
  };
}
