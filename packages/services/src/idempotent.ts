import type { Tx } from '@ringratt/db';
import type { Context } from './context.ts';
import { Conflict, Invalid } from './errors.ts';

/**
 * Runs an act once for a request's Idempotency-Key and stores its result in the act's own transaction:
 * a crash loses both or neither. Without a key it just runs.
 *
 * @param options.keep says whether a result is final; one that is not is not stored
 * @throws Conflict `idempotency-running` while another request with the key is under way
 * @throws Invalid when the key came before with another body
 */
export async function once<T>(
  tx: Tx,
  ctx: Context,
  act: () => Promise<T>,
  options: { keep?: (result: T) => boolean } = {},
): Promise<{ result: T; replayed: boolean }> {
  const { idempotency, actor } = ctx;
  if (!idempotency || actor.kind !== 'apiKey') return { result: await act(), replayed: false };
  const [[lock], [stored]] = await Promise.all([
    tx.sql<[{ free: boolean }]>`select pg_try_advisory_xact_lock(
      hashtextextended(${`${actor.keyId}:${idempotency.key}`}, 7)) as free`,
    tx.sql<{ route: string; bodyHash: Buffer; result: string }[]>`
      select route, body_hash as "bodyHash", result from idempotency
      where tenant_id = ${ctx.organizationId} and api_key_id = ${actor.keyId} and key = ${idempotency.key}`,
  ]);
  if (!lock.free) {
    throw new Conflict('idempotency-running', 'A request with this Idempotency-Key is still running.');
  }
  if (stored) {
    if (stored.route !== idempotency.route || !stored.bodyHash.equals(idempotency.bodyHash)) {
      throw new Invalid([
        { path: 'Idempotency-Key', message: 'This key was used before for another request.' },
      ]);
    }
    return { result: JSON.parse(stored.result) as T, replayed: true };
  }
  const result = await act();
  if (options.keep?.(result) ?? true) {
    await tx.sql`insert into idempotency (tenant_id, api_key_id, key, route, body_hash, result, created_at)
      values (${ctx.organizationId}, ${actor.keyId}, ${idempotency.key}, ${idempotency.route}, ${idempotency.bodyHash},
        ${JSON.stringify(result)}, ${ctx.clock.now()}::timestamptz)`;
  }
  return { result, replayed: false };
}
