import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Conflict, Invalid } from '../errors.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { actOnSale } from './act-on-sale.ts';
import { readSale } from './facts.ts';
import { judgeSaleNow } from './judge.ts';

const schema = z.object({
  saleId: z.string(),
  /** When the goods were handed over, or the service began; epoch milliseconds. */
  deliveredAt: z.number({ error: 'required' }).int(),
});

/**
 * Notes that the goods have come, or that the service has begun. The days to withdraw from goods count from it, and
 * the contract is due at the latest then (annex 2). A wrong time can be put right until the consumer has withdrawn:
 * what was answered then stands.
 *
 * @throws NotFound, Forbidden
 * @throws Conflict `no-contract` where nothing is to be delivered, `withdrawal-received`
 * @throws Invalid with `deliveredAt`
 */
export async function recordDelivery(ctx: Context, input: z.input<typeof schema>): Promise<void> {
  const { saleId, deliveredAt } = parseInput(schema, input);
  await actOnSale(ctx, saleId, 'sale.deliver', async (tx, sale) => {
    if (!['accepted', 'agreed', 'contracted'].includes(sale.state))
      throw new Conflict('no-contract', 'There is no contract to deliver on.');
    if (deliveredAt > ctx.clock.now()) throw new Invalid([{ path: 'deliveredAt', message: 'inTheFuture' }]);
    if (deliveredAt < sale.callEndedAt)
      throw new Invalid([{ path: 'deliveredAt', message: 'beforeCallEnded' }]);
    if (sale.deliveredAt === deliveredAt) return;
    const [withdrawn] = await tx.sql`
      select id from withdrawal where tenant_id = ${tx.tenantId} and sale_id = ${sale.id} limit 1`;
    if (withdrawn)
      throw new Conflict(
        'withdrawal-received',
        'The consumer has withdrawn: the time can no longer be changed.',
      );
    await tx.sql`update sale set delivered_at = ${deliveredAt}::timestamptz
      where tenant_id = ${tx.tenantId} and id = ${sale.id}`;
    await recordEvent(tx, ctx, {
      action: sale.deliveredAt === null ? 'sale.delivered' : 'delivery.corrected',
      subject: publicId('sale', sale.id),
      assignmentId: sale.assignmentId,
      body: {
        deliveredAt: new Date(deliveredAt).toISOString(),
        ...(sale.deliveredAt !== null && { before: new Date(sale.deliveredAt).toISOString() }),
      },
    });
    await judgeSaleNow(tx, ctx, await readSale(tx, sale.id));
  });
}
