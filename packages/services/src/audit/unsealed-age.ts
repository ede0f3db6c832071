import { withoutTenant } from '@ringratt/db';
import type { Services } from '../context.ts';

/**
 * How long the oldest event that is not sealed yet has waited, in milliseconds; 0 when all are sealed. Until
 * an event is sealed, triggers and grants alone guard it.
 */
export async function unsealedAge(services: Services): Promise<number> {
  const [row] = await withoutTenant(
    services.database,
    (tx) => tx.sql<{ oldest: number | null }[]>`select oldest_unsealed() as oldest`,
  );
  const oldest = row?.oldest ?? null;
  return oldest === null ? 0 : Math.max(0, services.clock.now() - oldest);
}
