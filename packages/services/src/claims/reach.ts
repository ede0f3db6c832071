import { bytesArray, type Tx } from '@ringratt/db';
import type { AttemptOutcome, PastAttempt } from '@ringratt/rules';
import type { Clock } from '../clock.ts';

/**
 * One attempt in a number's memory: [attemptId, start ms, end ms, contactCenterId, campaign limits id,
 * outcome]. The end of one that is not reported is the end of its lease.
 */
export type ReachEntry = [string, number, number, string, string, AttemptOutcome | null];

export type Reach = ReachEntry[];

/** Limits look back a year at most (identical offer, 3.2); older attempts are let go. */
const MEMORY_MS = 400 * 86_400_000;

/**
 * Locks what the limits need to know of these numbers under one offer, making the rows that do not exist,
 * always in the order of the keys so that no two claims wait for each other. What is read is as committed
 * by whoever held the lock before.
 *
 * @param options.skipLocked leaves out the numbers that somebody else holds, rather than waiting
 */
export async function lockReach(
  tx: Tx,
  offerId: string,
  keys: readonly Buffer[],
  options: { skipLocked?: boolean } = {},
): Promise<Map<string, Reach>> {
  const sorted = bytesArray(
    [...new Map(keys.map((key) => [key.toString('hex'), key])).values()].sort(Buffer.compare),
  );
  const [, rows] = await Promise.all([
    // Rows that exist are kept out of the insert: it would wait for whoever is updating one, despite its clause.
    tx.sql`insert into reach (tenant_id, offer_id, number_key, history)
      select ${tx.tenantId}, ${offerId}, key, '[]' from unnest(${sorted}::bytea[]) as key
      where not exists (select from reach r
        where r.tenant_id = ${tx.tenantId} and r.offer_id = ${offerId} and r.number_key = key offset 0)
      order by key on conflict do nothing`,
    tx.sql<{ key: string; history: Reach }[]>`select encode(number_key, 'hex') as key, history from reach
      where tenant_id = ${tx.tenantId} and offer_id = ${offerId} and number_key = any (${sorted}::bytea[])
      order by number_key for update ${options.skipLocked ? tx.sql`skip locked` : tx.sql``}`,
  ]);
  return new Map(rows.map((row) => [row.key, row.history]));
}

/** Reads the same without a lock, for plans and dry runs. Numbers never called are absent. */
export async function readReach(
  tx: Tx,
  offerId: string,
  keys: readonly Buffer[],
): Promise<Map<string, Reach>> {
  const rows = await tx.sql<{ key: string; history: Reach }[]>`
    select encode(number_key, 'hex') as key, history from reach
    where tenant_id = ${tx.tenantId} and offer_id = ${offerId} and number_key = any (${bytesArray(keys)}::bytea[])`;
  return new Map(rows.map((row) => [row.key, row.history]));
}

/** Writes memories back. The caller holds their locks. */
export async function writeReach(
  tx: Tx,
  offerId: string,
  changed: ReadonlyMap<string, Reach>,
): Promise<void> {
  if (changed.size > 0) await reachUpdate(tx, offerId, changed);
}

/** The statement that writes memories back, to be run or put into another. */
export function reachUpdate(tx: Tx, offerId: string, changed: ReadonlyMap<string, Reach>) {
  const rows = [...changed].map(([key, history]) => ({ key, history }));
  const keys = bytesArray([...changed.keys()].map((key) => Buffer.from(key, 'hex')));
  // Named twice: by the array the planner finds the rows in the index, whatever it guesses of the record set.
  return tx.sql`update reach r set history = x.history
    from jsonb_to_recordset(${tx.sql.json(rows as never)}) as x(key text, history jsonb)
    where r.tenant_id = ${tx.tenantId} and r.offer_id = ${offerId} and r.number_key = any (${keys}::bytea[])
      and encode(r.number_key, 'hex') = x.key`;
}

/** The memory with this attempt in it, once, whatever was known of it before. */
export function remember(reach: Reach, entry: ReachEntry): Reach {
  const oldest = entry[1] - MEMORY_MS;
  const others = reach.filter((known) => known[0] !== entry[0] && known[1] >= oldest);
  return [...others, entry].sort((a, b) => a[1] - b[1]);
}

/** The memory without this attempt: it was released undialed. */
export function forget(reach: Reach, attemptId: string): Reach {
  return reach.filter((known) => known[0] !== attemptId);
}

/**
 * The instant that decides: now, or the newest start that these locked memories hold. What is counted
 * happened before, also where another server's clock runs ahead of ours; the rules would ignore it as later.
 */
export function decidingInstant(clock: Clock, reaches: Iterable<Reach>): number {
  let instant = clock.now();
  for (const reach of reaches) for (const entry of reach) instant = Math.max(instant, entry[1]);
  return instant;
}

/** The memory as the rules read it. */
export function pastAttempts(reach: Reach | undefined, offer: string): PastAttempt[] {
  return (reach ?? []).map(([, at, endedAt, contactCenter, campaign, outcome]) => ({
    at,
    endedAt,
    contactCenter,
    campaign,
    offer,
    outcome,
  }));
}
