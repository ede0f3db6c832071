import { withoutTenant } from '@ringratt/db';
import type { Services } from '../context.ts';

/**
 * Deletes the foundings whose link has run out, with their mails.
 *
 * @returns how many
 */
export async function discardFoundings(services: Services): Promise<number> {
  const [row] = await withoutTenant(
    services.database,
    ({ sql }) => sql<{ discarded: number }[]>`
      select discard_foundings(${services.clock.now()}::timestamptz) as discarded`,
  );
  return row!.discarded;
}
