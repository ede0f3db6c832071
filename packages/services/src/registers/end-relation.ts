import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { inOwnTenant } from '../own-tenant.ts';
import { authorizeRegisters } from './own-registers.ts';

/**
 * Ends a customer relation now: from here the number is called as the register and consents allow (2).
 *
 * @throws NotFound where there is none that lasts
 */
export async function endCustomerRelation(
  ctx: Context,
  input: { customerRelationId: string },
): Promise<void> {
  await authorizeRegisters(ctx);
  const id = idOf('customerRelation', input.customerRelationId);
  await inOwnTenant(ctx, async (tx) => {
    const now = ctx.clock.now();
    const ended = await tx.sql`update customer_relation set ended_at = ${now}::timestamptz
      where tenant_id = ${tx.tenantId} and id = ${id} and since <= ${now}::timestamptz
        and (ended_at is null or ended_at > ${now}::timestamptz)`;
    if (ended.count === 0) throw new NotFound('customerRelation');
    await recordEvent(tx, ctx, {
      action: 'customerRelation.ended',
      subject: publicId('customerRelation', id),
    });
  });
}
