import type { Tx } from '@ringratt/db';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { numberKey } from '../numbers/key.ts';

/**
 * "Do not call again", said in a call: the number goes on both parties' own lists in the transaction of the
 * report (4.1, 2), so that the next claim anywhere refuses it. The transaction is in the principal's tenant
 * and leaves as it came.
 */
export async function suppressForBoth(
  tx: Tx,
  ctx: Context,
  input: {
    contactCenterId: string;
    assignmentId: string;
    number: string;
    /** Now unless given. */
    since?: number;
    reason?: string;
    attemptId: string | null;
  },
): Promise<{ added: boolean }> {
  const key = numberKey(ctx.secrets, input.number);
  const now = ctx.clock.now();
  const { since = now, reason = 'consumer-request' } = input;
  // In one order, since each list's lock lasts until the commit.
  const owners = [...new Set([tx.tenantId, input.contactCenterId])].sort();
  let added = false;
  for (const owner of owners) {
    // Each party's list lies in its own tenant; the assignment that was entered makes them two.
    await tx.sql`select set_config('app.tenant', ${owner}, true)`;
    const written =
      await tx.sql`insert into suppression (tenant_id, number_key, position, number, since, reason, attempt_id)
      values (${owner}, ${key}, 0, ${input.number}, ${since}::timestamptz,
        ${reason}, ${input.attemptId})
      on conflict (tenant_id, number_key) do update
        set since = excluded.since, removed_at = null, reason = excluded.reason,
          attempt_id = excluded.attempt_id
        where suppression.removed_at is not null`;
    added ||= written.count > 0;
  }
  await tx.sql`select set_config('app.tenant', ${tx.tenantId}, true)`;
  // Other lists of the principal may hold the number too; a slot of another tenant is refused at its claim.
  await tx.sql`update slot set state = 'withdrawn'
    where tenant_id = ${tx.tenantId} and state = 'planned' and contact_id in
      (select id from contact where tenant_id = ${tx.tenantId} and number_key = ${key})`;
  await tx.sql`update contact set state = 'blocked', blocked_by = 'suppression-list', ended_at = ${now}::timestamptz
    where tenant_id = ${tx.tenantId} and number_key = ${key} and state in ('waiting', 'planned')`;
  await recordEvent(tx, ctx, {
    action: 'suppression.added',
    subject: `number:${key.toString('hex')}`,
    assignmentId: input.assignmentId,
    body: { reason, owners: owners.length },
  });
  return { added };
}
