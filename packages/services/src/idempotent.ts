import { createHash } from 'node:crypto';
import { type Tx, withTenant } from '@ringratt/db';
import type { Context } from './context.ts';
import { Conflict, Invalid } from './errors.ts';

/**
 * The acts of one form that a person sends: made with the form, its key says that a request whose answer was lost is the
 * same act when it is sent again (docs/decisions/0120). A form without script has none.
 *
 * @param act its name: a key is for one act alone
 */
export function sentByForm(ctx: Context, act: string, formKey: unknown, body: unknown): Context {
  if (typeof formKey !== 'string' || !/^[\w-]{16,64}$/.test(formKey)) return ctx;
  const bodyHash = createHash('sha256').update(JSON.stringify(body)).digest();
  return { ...ctx, idempotency: { key: `form:${formKey}`, route: act, bodyHash } };
}

/**
 * Runs an act once for a request's Idempotency-Key and stores its result in the act's own transaction:
 * a crash loses both or neither. Without a key it just runs.
 *
 * @param options.keep says whether a result is final; one that is not is not stored
 * @throws Conflict `idempotency-running` while another request with the key is under way
 * @throws Invalid when the key came before with another body, Conflict `sent-already` when a form did
 */
export async function once<T>(
  tx: Tx,
  ctx: Context,
  act: () => Promise<T>,
  options: { keep?: (result: T) => boolean } = {},
): Promise<{ result: T; replayed: boolean }> {
  const { idempotency, actor } = ctx;
  const by = actor.kind === 'apiKey' ? actor.keyId : actor.kind === 'person' ? actor.personId : null;
  if (!idempotency || !by) return { result: await act(), replayed: false };
  const [[lock], [stored]] = await Promise.all([
    tx.sql<[{ free: boolean }]>`select pg_try_advisory_xact_lock(
      hashtextextended(${`${by}:${idempotency.key}`}, 7)) as free`,
    tx.sql<{ route: string; bodyHash: Buffer; result: string }[]>`
      select route, body_hash as "bodyHash", result from idempotency
      where tenant_id = ${ctx.organizationId} and api_key_id = ${by} and key = ${idempotency.key}`,
  ]);
  if (!lock.free) {
    throw keyRunning();
  }
  if (stored) {
    if (stored.route !== idempotency.route || !stored.bodyHash.equals(idempotency.bodyHash)) {
      throw actor.kind === 'person' ? sentAlready() : keyReused();
    }
    return { result: JSON.parse(stored.result) as T, replayed: true };
  }
  const result = await act();
  if (options.keep?.(result) ?? true) {
    await tx.sql`insert into idempotency (tenant_id, api_key_id, key, route, body_hash, result, created_at)
      values (${ctx.organizationId}, ${by}, ${idempotency.key}, ${idempotency.route}, ${idempotency.bodyHash},
        ${JSON.stringify(result)}, ${ctx.clock.now()}::timestamptz)`;
  }
  return { result, replayed: false };
}

/** How long an act of several transactions is taken to be under way. */
const longestRun = 10 * 60_000;

/**
 * The same for an act that takes several transactions of its own and may be done twice with the effect of
 * once, such as a register's load. Its key is noted as running first and given its result at the end; where the
 * process dies in between, the request may be sent again after ten minutes and does what was left.
 *
 * @throws Conflict `idempotency-running` while another request with the key is under way
 * @throws Invalid when the key came before with another body
 */
export async function onceInSteps<T>(ctx: Context, act: () => Promise<T>): Promise<T> {
  const { idempotency, actor, organizationId: tenantId } = ctx;
  if (!idempotency || actor.kind !== 'apiKey') return act();
  const { key, route, bodyHash } = idempotency;
  const now = ctx.clock.now();
  const stored = await withTenant(ctx.database, { tenantId }, async ({ sql }) => {
    const begun = await sql`
      insert into idempotency (tenant_id, api_key_id, key, route, body_hash, result, created_at, running_until)
      values (${tenantId}, ${actor.keyId}, ${key}, ${route}, ${bodyHash}, '', ${now}::timestamptz,
        ${now + longestRun}::timestamptz)
      on conflict (tenant_id, api_key_id, key) do update set running_until = excluded.running_until
      where idempotency.running_until <= ${now}::timestamptz and idempotency.route = excluded.route
        and idempotency.body_hash = excluded.body_hash`;
    if (begun.count > 0) return null;
    const [row] = await sql<{ route: string; bodyHash: Buffer; result: string; running: boolean }[]>`
      select route, body_hash as "bodyHash", result, running_until is not null as running from idempotency
      where tenant_id = ${tenantId} and api_key_id = ${actor.keyId} and key = ${key}`;
    return row!;
  });
  if (stored) {
    if (stored.route !== route || !stored.bodyHash.equals(bodyHash)) throw keyReused();
    if (stored.running) throw keyRunning();
    return JSON.parse(stored.result) as T;
  }
  try {
    const result = await act();
    await withTenant(
      ctx.database,
      { tenantId },
      ({ sql }) => sql`update idempotency set result = ${JSON.stringify(result)}, running_until = null
        where tenant_id = ${tenantId} and api_key_id = ${actor.keyId} and key = ${key}`,
    );
    return result;
  } catch (error) {
    // What was refused is asked anew, as a claim would be.
    await withTenant(
      ctx.database,
      { tenantId },
      ({ sql }) => sql`delete from idempotency
        where tenant_id = ${tenantId} and api_key_id = ${actor.keyId} and key = ${key} and running_until is not null`,
    );
    throw error;
  }
}

const keyReused = () =>
  new Invalid([{ path: 'Idempotency-Key', message: 'This key was used before for another request.' }]);
const sentAlready = () => new Conflict('sent-already', 'This form was taken as it was first sent.');
const keyRunning = () =>
  new Conflict('idempotency-running', 'A request with this Idempotency-Key is still running.');
