import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Conflict, NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { idOf } from '../named.ts';
import { inOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';
import type { NewApiKey } from './create.ts';
import { apiKeyHash, newApiKey } from './secret.ts';

const hour = 3_600_000;
/** Hours for which the old secret may go on working; 0 ends it at once. */
export const longestOverlap = 30 * 24;

const schema = z.object({
  apiKeyId: z.string(),
  overlapHours: z.number().int().min(0, 'outOfBounds').max(longestOverlap, 'outOfBounds').default(24),
});

/**
 * Gives a key a new secret. The key stays the same, with its name, scopes and log; the secret before works
 * for the overlap, so that dialers change one by one. A rotation within an overlap ends the oldest secret.
 *
 * @throws Conflict `api-key-ended` where the key is revoked or has run out
 */
export async function rotateApiKey(
  ctx: Context,
  input: z.input<typeof schema>,
): Promise<NewApiKey & { previousUntil: number }> {
  authorize(ctx, 'apiKey.write');
  const { apiKeyId, overlapHours } = parseInput(schema, input);
  const id = idOf('apiKey', apiKeyId);
  const { secret, prefix } = newApiKey();
  const now = ctx.clock.now();
  const previousUntil = now + overlapHours * hour;
  await inOwnTenant(ctx, async (tx) => {
    const [key] = await tx.sql<{ ended: boolean }[]>`
      select revoked_at is not null or expires_at <= ${now}::timestamptz as ended from api_key
      where tenant_id = ${ctx.organizationId} and id = ${id} for update`;
    if (!key) throw new NotFound('apiKey');
    if (key.ended) throw new Conflict('api-key-ended', 'A key that has ended gets no new secret.');
    await tx.sql`update api_key set previous_prefix = prefix, previous_secret_hash = secret_hash,
        previous_until = ${previousUntil}::timestamptz, prefix = ${prefix},
        secret_hash = ${apiKeyHash(ctx.secrets, secret)}, revision = revision + 1
      where tenant_id = ${ctx.organizationId} and id = ${id}`;
    await recordEvent(tx, ctx, {
      action: 'apiKey.rotated',
      subject: publicId('apiKey', id),
      body: { prefix, previousUntil: new Date(previousUntil).toISOString() },
    });
  });
  return { id: publicId('apiKey', id), prefix, secret, previousUntil };
}
