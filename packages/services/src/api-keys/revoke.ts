import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { inOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';

/** Ends a key for good. Revoking it again changes nothing. */
export async function revokeApiKey(ctx: Context, apiKeyId: string): Promise<void> {
  authorize(ctx, 'apiKey.write');
  const id = idOf('apiKey', apiKeyId);
  await inOwnTenant(ctx, async (tx) => {
    const [key] = await tx.sql<{ revokedAt: number | null }[]>`
      select revoked_at as "revokedAt" from api_key
      where tenant_id = ${ctx.organizationId} and id = ${id} for update`;
    if (!key) throw new NotFound('apiKey');
    if (key.revokedAt !== null) return;
    await tx.sql`update api_key set revoked_at = ${ctx.clock.now()}::timestamptz,
        revision = revision + 1
      where tenant_id = ${ctx.organizationId} and id = ${id}`;
    await recordEvent(tx, ctx, { action: 'apiKey.revoked', subject: publicId('apiKey', id) });
  });
}
