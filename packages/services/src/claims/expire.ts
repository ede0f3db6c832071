import { type Tx, withTenant } from '@ringratt/db';
import { readTerms, type Terms } from '../assignments/terms.ts';
import { markLate } from '../attempts/days.ts';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { registersUnder } from '../decisions/case.ts';
import { publicId } from '../ids.ts';
import { planNext } from '../slots/plan-next.ts';
import { lockReach } from './reach.ts';

interface Expired {
  id: string;
  contactId: string | null;
  slotBucket: number | null;
  slotId: string | null;
  key: string;
  leaseUntil: number;
  startedAt: number;
}

/** Attempts taken a transaction, so that no lock is held for long. */
const BATCH = 200;

/**
 * Ends the leases of an assignment that ran out without a report. The attempts stay counted and their
 * interval runs from the lease's end (3.2); each contact gets its next permitted slot.
 *
 * @param ctx acts as the principal's own job
 * @returns how many were ended
 */
export async function expireLeases(ctx: Context, assignmentId: string): Promise<number> {
  let total = 0;
  for (;;) {
    const ended = await withTenant(ctx.database, { tenantId: ctx.organizationId }, (tx) =>
      expireBatch(tx, ctx, assignmentId),
    );
    total += ended;
    if (ended < BATCH) return total;
  }
}

async function expireBatch(tx: Tx, ctx: Context, assignmentId: string): Promise<number> {
  const now = ctx.clock.now();
  const found = await tx.sql<Expired[]>`
    select id, contact_id as "contactId", slot_bucket as "slotBucket", slot_id as "slotId",
      encode(number_key, 'hex') as key, lease_until as "leaseUntil", started_at as "startedAt"
    from attempt where tenant_id = ${tx.tenantId} and assignment_id = ${assignmentId}
      and state in ('claimed', 'dialed') and lease_until <= ${now}::timestamptz
    order by lease_until limit ${BATCH}`;
  if (found.length === 0) return 0;
  const terms = await readTerms(tx, { assignmentId });
  // Slot, then memory, then attempt: the order every act keeps.
  await tx.sql`select s.id from slot s where s.tenant_id = ${tx.tenantId}
    and (s.bucket, s.id) in (select a.slot_bucket, a.slot_id from attempt a
      where a.tenant_id = ${tx.tenantId} and a.id = any (${found.map((row) => row.id)}::uuid[]))
    order by s.id for update`;
  const keys = found.map((row) => Buffer.from(row.key, 'hex'));
  const reaches = await lockReach(tx, terms.offerId, keys);
  const expired = await tx.sql<{ id: string }[]>`
    update attempt set state = 'expired'
    where tenant_id = ${tx.tenantId} and id = any (${found.map((row) => row.id)}::uuid[])
      and state in ('claimed', 'dialed') and lease_until <= ${now}::timestamptz
    returning id`;
  await markLate(
    tx,
    ctx,
    assignmentId,
    found.map((row) => row.startedAt),
  );
  const taken = new Set(expired.map((row) => row.id));
  const rows = found.filter((row) => taken.has(row.id));
  await tx.sql`update slot s set state = 'expired', lease_until = null
    from attempt a where a.tenant_id = ${tx.tenantId} and a.id = any (${[...taken]}::uuid[])
      and s.tenant_id = a.tenant_id and s.bucket = a.slot_bucket and s.id = a.slot_id and s.attempt_id = a.id`;
  const registers = await registersUnder(tx, terms, keys, now);
  await planNext(
    tx,
    terms,
    rows.flatMap((row) =>
      row.contactId === null
        ? []
        : [
            {
              contactId: row.contactId,
              key: row.key,
              registers: registers.get(row.key),
              reach: reaches.get(row.key) ?? [],
              from: now,
            },
          ],
    ),
  );
  if (rows.length > 0) await recordExpiry(tx, ctx, terms, rows);
  return found.length;
}

function recordExpiry(tx: Tx, ctx: Context, terms: Terms, rows: readonly Expired[]): Promise<void> {
  return recordEvent(tx, ctx, {
    action: 'claims.expired',
    subject: publicId('assignment', terms.assignmentId),
    assignmentId: terms.assignmentId,
    body: { attempts: rows.map((row) => publicId('attempt', row.id)) },
  });
}
