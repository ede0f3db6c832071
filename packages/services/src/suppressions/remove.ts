import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { scheduleWork } from '../due-work/schedule.ts';
import { Invalid, NotFound } from '../errors.ts';
import { numberKey } from '../numbers/key.ts';
import { parseNumber } from '../numbers/parse.ts';
import { inOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';
import { ringPrincipals } from './write.ts';

/**
 * Takes a number off the organization's own list, at the consumer's wish alone. The row stays, with when;
 * contacts that it blocked are planned again.
 *
 * @throws NotFound where the number is not on the list
 */
export async function removeSuppression(ctx: Context, input: { number: string }): Promise<void> {
  authorize(ctx, 'suppression.remove');
  const parsed = parseNumber(input.number);
  if (!parsed.ok) throw new Invalid([{ path: 'number', message: parsed.reason }]);
  const key = numberKey(ctx.secrets, parsed.number);
  await inOwnTenant(ctx, async (tx) => {
    const now = ctx.clock.now();
    const removed = await tx.sql`update suppression set removed_at = ${now}::timestamptz
      where tenant_id = ${ctx.organizationId} and number_key = ${key} and removed_at is null`;
    if (removed.count === 0) throw new NotFound('suppression');
    const lists = await tx.sql<{ listId: string }[]>`
      update contact set state = 'waiting', blocked_by = null, ended_at = null
      where tenant_id = ${ctx.organizationId} and number_key = ${key} and state = 'blocked'
        and blocked_by = 'suppression-list'
      returning list_id as "listId"`;
    for (const { listId } of lists)
      await scheduleWork(tx, { kind: 'contact-list.plan', subjectId: listId, dueAt: now });
    await ringPrincipals(tx, now);
    await recordEvent(tx, ctx, { action: 'suppression.removed', subject: `number:${key.toString('hex')}` });
  });
}
