import { withoutTenant } from '@ringratt/db';
import type { Services } from '../context.ts';

/**
 * How late the oldest due work is, in milliseconds; 0 where nothing waits. What matters of workers and queue shows
 * here, whatever they say of themselves. Index: due_work_due.
 */
export async function oldestDueAge(services: Services): Promise<number> {
  const now = services.clock.now();
  const [row] = await withoutTenant(
    services.database,
    (tx) => tx.sql<{ oldest: number | null }[]>`
      select min(due_at) as oldest from due_work where due_at <= ${now}::timestamptz`,
  );
  return row?.oldest == null ? 0 : now - row.oldest;
}
