import { withoutTenant, withTenant } from '@ringratt/db';
import type { Services } from '../context.ts';

const day = 86_400_000;
/** Days that the request log is kept, and that an answer is replayed. */
export const requestsKeptDays = 30;
const answersKeptDays = 7;
const step = 10_000;

/**
 * Deletes what the request log and the stored answers have kept for long enough, in every tenant.
 *
 * @returns how many rows
 */
export async function discardOldRequests(services: Services): Promise<number> {
  const now = services.clock.now();
  const [requests, answers] = [now - requestsKeptDays * day, now - answersKeptDays * day];
  const tenants = await withoutTenant(
    services.database,
    ({ sql }) => sql<{ tenantId: string }[]>`
      select tenant_id as "tenantId" from tenants_with_old_requests(${requests}::timestamptz, ${answers}::timestamptz)`,
  );
  let deleted = 0;
  for (const { tenantId } of tenants) {
    for (let more = true; more; ) {
      const [log, kept] = await withTenant(services.database, { tenantId }, async ({ sql }) => [
        await sql`delete from api_request where tenant_id = ${tenantId} and id in
          (select id from api_request where tenant_id = ${tenantId} and at < ${requests}::timestamptz limit ${step})`,
        await sql`delete from idempotency where tenant_id = ${tenantId} and (api_key_id, key) in
          (select api_key_id, key from idempotency where tenant_id = ${tenantId} and created_at < ${answers}::timestamptz
            limit ${step})`,
      ]);
      deleted += log!.count + kept!.count;
      more = log!.count === step || kept!.count === step;
    }
  }
  return deleted;
}
