import { withTenant } from '@ringratt/db';
import { readTerms } from '../assignments/terms.ts';
import { readReach } from '../claims/reach.ts';
import type { Context } from '../context.ts';
import { registersUnder } from '../decisions/case.ts';
import { planNext } from './plan-next.ts';

const BATCH = 5_000;

/**
 * Moves planned slots that nobody took before their day closed to the next permitted hours, so that what a
 * dialer is shown can still be dialed. Contacts that may no longer be called are ended.
 *
 * @param ctx acts as the principal's own job
 * @returns how many were looked at
 */
export async function replanOverdue(ctx: Context, assignmentId: string): Promise<number> {
  let total = 0;
  for (;;) {
    const moved = await withTenant(ctx.database, { tenantId: ctx.organizationId }, async (tx) => {
      const now = ctx.clock.now();
      const overdue = await tx.sql<{ contactId: string; key: Buffer }[]>`
        select contact_id as "contactId", number_key as key from slot
        where tenant_id = ${tx.tenantId} and assignment_id = ${assignmentId} and state = 'planned'
          and not_before < ${now}::timestamptz and dial_before <= ${now}::timestamptz
        order by not_before, id limit ${BATCH} for update skip locked`;
      if (overdue.length === 0) return 0;
      const terms = await readTerms(tx, { assignmentId });
      const keys = overdue.map((slot) => slot.key);
      const [registers, reaches] = await Promise.all([
        registersUnder(tx, terms, keys, now),
        readReach(tx, terms.offerId, keys),
      ]);
      await planNext(
        tx,
        terms,
        overdue.map(({ contactId, key }) => {
          const hex = key.toString('hex');
          return {
            contactId,
            key: hex,
            registers: registers.get(hex),
            reach: reaches.get(hex) ?? [],
            from: now,
          };
        }),
      );
      return overdue.length;
    });
    total += moved;
    if (moved < BATCH) return total;
  }
}
