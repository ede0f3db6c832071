import { withoutTenant, withTenant } from '@ringratt/db';
import type { Services } from '../context.ts';
import { NotFound } from '../errors.ts';
import { linkTokenHash } from '../invitations/token.ts';
import { type FoundingContent, openContent } from './content.ts';

/**
 * What waits behind a link.
 *
 * @throws NotFound alike where it never was, was opened or has run out
 */
export async function openFounding(
  services: Services,
  token: string,
): Promise<FoundingContent & { tenantId: string }> {
  const [found] = await withoutTenant(
    services.database,
    ({ sql }) => sql<{ tenantId: string }[]>`
      select tenant_id as "tenantId" from founding_for_token(${linkTokenHash(services.secrets, token)})`,
  );
  if (!found) throw new NotFound('founding');
  const { tenantId } = found;
  const [row] = await withTenant(
    services.database,
    { tenantId, readOnly: true },
    ({ sql }) => sql<{ content: Buffer }[]>`
      select content from founding
      where tenant_id = ${tenantId} and expires_at > ${services.clock.now()}::timestamptz`,
  );
  if (!row) throw new NotFound('founding');
  return { tenantId, ...openContent(services.secrets, tenantId, row.content) };
}

export interface WaitingFounding {
  organization: string;
  email: string;
  /** Whether the address has an account by now: its owner signs in and founds with that. */
  hasAccount: boolean;
}

/**
 * What a link leads to, for whoever holds it: the mail with it went to the address, so its holder may know.
 *
 * @throws NotFound alike where it never was, was opened or has run out
 */
export async function readFounding(services: Services, token: string): Promise<WaitingFounding> {
  const { organization, account } = await openFounding(services, token);
  const [known] = await withoutTenant(
    services.database,
    ({ sql }) => sql`select from person_for_sign_in(${account.email})`,
  );
  return { organization: organization.name, email: account.email, hasAccount: known !== undefined };
}
