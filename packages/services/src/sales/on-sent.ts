import type { Tx } from '@ringratt/db';
import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { meetObligation } from '../obligations/close.ts';
import { readSale } from './facts.ts';
import { judgeSaleNow } from './judge.ts';

/**
 * What it means for a sale that one of its mails went out: the written offer is sent, the contract is sent, and
 * what was due is met. In the transaction that marks the mail; the first one counts.
 */
export async function onSent(
  tx: Tx,
  ctx: Context,
  sent: { template: string; saleId: string; emailId: string; linkGeneration: number },
): Promise<void> {
  if (sent.template !== 'offer' && sent.template !== 'contract') return;
  const sale = await readSale(tx, sent.saleId, { lock: true });
  // Gone to an address that has been put right since, with links that open nothing: the consumer has not got it.
  if (sent.linkGeneration !== sale.linkGeneration) return;
  const now = ctx.clock.now();
  const subject = publicId('sale', sale.id);
  const evidence = { email: publicId('email', sent.emailId) };
  if (sent.template === 'offer') {
    if (sale.offerSentAt !== null) return;
    await tx.sql`update sale set offer_sent_at = ${now}::timestamptz where tenant_id = ${tx.tenantId} and id = ${sale.id}`;
    await meetObligation(tx, ctx, { duty: 'written-offer', subject, evidence });
  } else {
    if (sale.contractSentAt !== null) return;
    await tx.sql`update sale set contract_sent_at = ${now}::timestamptz,
        state = case when state in ('accepted', 'agreed') then 'contracted' else state end
      where tenant_id = ${tx.tenantId} and id = ${sale.id}`;
    await meetObligation(tx, ctx, { duty: 'contract-confirmation', subject, evidence });
  }
  await judgeSaleNow(tx, ctx, await readSale(tx, sale.id));
}
