import type { Tx } from '@ringratt/db';
import { internalId } from '../ids.ts';

/**
 * The phone numbers of contacts and attempts, by their public ids: what people know a subject by. Those that
 * the transaction's role does not see, or that are no such things, are left out. Index: the primary keys.
 */
export async function numbersOf(
  tx: Tx,
  rows: readonly { tenantId: string; subject: string }[],
): Promise<Map<string, string>> {
  const byUuid = new Map<string, string>();
  const ids = { contact: [] as string[], attempt: [] as string[] };
  for (const { subject } of rows) {
    for (const noun of ['contact', 'attempt'] as const) {
      const id = internalId(noun, subject);
      if (!id) continue;
      byUuid.set(id, subject);
      ids[noun].push(id);
    }
  }
  const numbers = new Map<string, string>();
  const tenants = [...new Set(rows.map((row) => row.tenantId))];
  for (const noun of ['contact', 'attempt'] as const) {
    if (ids[noun].length === 0) continue;
    const found = await tx.sql<{ id: string; number: string }[]>`
      select id, number from ${tx.sql(noun)}
      where tenant_id = any (${tenants}::uuid[]) and id = any (${ids[noun]}::uuid[])`;
    for (const row of found) numbers.set(byUuid.get(row.id)!, row.number);
  }
  return numbers;
}
