import { bytesArray, type Tx } from '@ringratt/db';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';

export interface SuppressionEntry {
  number: string;
  key: Buffer;
  /** Epoch milliseconds. */
  since: number;
  reason: string;
}

/** Keys that an event names one by one; of more it tells how many. */
const namedInEvent = 1_000;

/**
 * Puts numbers on the organization's own list. They hold at the very next claim, which asks the list itself
 * (section 2); here what was planned for them is withdrawn: in the own tenant at once, in the principals'
 * that the organization works for by a job each, since their rows are not its to write.
 *
 * @returns the keys that were not on the list before
 */
export async function writeSuppressions(
  tx: Tx,
  ctx: Context,
  entries: readonly SuppressionEntry[],
): Promise<Set<string>> {
  const now = ctx.clock.now();
  const hashes = bytesArray(entries.map((entry) => entry.key));
  // Slots before the list: its positions are taken under a lock, which a claim's report also waits for.
  await tx.sql`
    update slot s set state = 'withdrawn' from contact c
    where c.tenant_id = ${tx.tenantId} and c.number_key = any (${hashes}::bytea[])
      and s.tenant_id = ${tx.tenantId} and s.contact_id = c.id and s.state = 'planned'`;
  await tx.sql`
    update contact set state = 'blocked', blocked_by = 'suppression-list', ended_at = ${now}::timestamptz
    where tenant_id = ${tx.tenantId} and number_key = any (${hashes}::bytea[]) and state in ('waiting', 'planned')`;
  const added = await tx.sql<{ key: string }[]>`
    insert into suppression (tenant_id, number_key, position, number, since, reason)
    select ${tx.tenantId}, x.key, 0, x.number, x.since::timestamptz, x.reason
    from unnest(${hashes}::bytea[], ${entries.map((entry) => entry.number)}::text[],
      ${entries.map((entry) => new Date(entry.since).toISOString())}::text[],
      ${entries.map((entry) => entry.reason)}::text[]) as x(key, number, since, reason)
    order by x.key
    on conflict (tenant_id, number_key) do update
      set since = excluded.since, removed_at = null, reason = excluded.reason, number = excluded.number, attempt_id = null
      where suppression.removed_at is not null
    returning encode(number_key, 'hex') as key`;
  if (added.length === 0) return new Set();
  await ringPrincipals(tx, now);
  const keys = added.map((row) => row.key);
  await recordEvent(tx, ctx, {
    action: 'suppression.added',
    subject: keys.length === 1 ? `number:${keys[0]}` : 'suppressions',
    body: keys.length <= namedInEvent ? { numbers: keys } : { count: keys.length },
  });
  return new Set(keys);
}

/** Has what other principals planned through this organization looked through again. */
export async function ringPrincipals(tx: Tx, now: number): Promise<void> {
  await tx.sql`
    insert into due_work (kind, tenant_id, subject_id, due_at)
    select 'assignment.withdraw-suppressed', r.tenant_id, r.assignment_id, ${now}::timestamptz
    from assignments_reached_by(${tx.tenantId}) r where r.tenant_id <> ${tx.tenantId}
    order by r.tenant_id, r.assignment_id
    on conflict (tenant_id, kind, subject_id) do update
      set due_at = excluded.due_at, generation = due_work.generation + 1, rung_at = null`;
}
