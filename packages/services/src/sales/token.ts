import { createHash, createHmac } from 'node:crypto';
import { type Tx, withoutTenant } from '@ringratt/db';
import type { Secrets, Services } from '../context.ts';

export type TokenPurpose = 'accept' | 'withdraw';

interface Owner {
  tenantId: string;
  saleId: string;
}

/** The links of one sale as they are now: renewed, they are others. */
interface Links extends Owner {
  generation: number;
}

/**
 * The token of a consumer's link. It follows from the installation's secret and lies nowhere: the database has
 * its hash, and a mail is made with it when it is sent.
 */
export function consumerToken(secrets: Pick<Secrets, 'apiKey'>, purpose: TokenPurpose, links: Links): string {
  const { tenantId, saleId, generation } = links;
  return createHmac('sha256', secrets.apiKey)
    .update(`consumer-token:${purpose}:${tenantId}:${saleId}${generation > 0 ? `:${generation}` : ''}`)
    .digest('base64url');
}

const hashOf = (token: string) => createHash('sha256').update(token).digest();

/** Makes a link's token known; known already, nothing happens. */
export async function keepToken(
  tx: Tx,
  secrets: Pick<Secrets, 'apiKey'>,
  purpose: TokenPurpose,
  sale: { id: string; assignmentId: string; linkGeneration: number },
  now: number,
): Promise<void> {
  const hash = hashOf(
    consumerToken(secrets, purpose, {
      tenantId: tx.tenantId,
      saleId: sale.id,
      generation: sale.linkGeneration,
    }),
  );
  await tx.sql`insert into consumer_token (tenant_id, token_hash, assignment_id, sale_id, purpose, created_at)
    values (${tx.tenantId}, ${hash}, ${sale.assignmentId}, ${sale.id}, ${purpose}, ${now}::timestamptz)
    on conflict do nothing`;
}

/** Which sale a token opens; null for one that opens none, whatever it looks like. */
export async function saleOfToken(
  services: Services,
  token: string,
  purpose: TokenPurpose,
): Promise<(Owner & { assignmentId: string }) | null> {
  if (!/^[\w-]{43}$/.test(token)) return null;
  const [row] = await withoutTenant(
    services.database,
    ({ sql }) => sql<(Owner & { assignmentId: string; purpose: string })[]>`
      select tenant_id as "tenantId", sale_id as "saleId", assignment_id as "assignmentId", purpose
      from sale_for_token(${hashOf(token)})`,
  );
  return row?.purpose === purpose ? row : null;
}
