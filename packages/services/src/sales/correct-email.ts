import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Conflict, Invalid } from '../errors.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { actOnSale } from './act-on-sale.ts';
import { readSale } from './facts.ts';
import { mailInForce, sendAgain } from './resend.ts';
import { consumerEmail } from './schemas.ts';
import { keepToken, type TokenPurpose } from './token.ts';

const schema = z.object({ saleId: z.string(), email: consumerEmail });

/**
 * Puts a consumer's e-mail address right. Whoever got the mails meant for the consumer can do nothing with them from
 * then on: their links open nothing. What still waits goes to the right address, and what the consumer should have
 * in hand is sent there again with links of its own (docs/decisions/0094).
 *
 * @throws NotFound, Forbidden
 * @throws Invalid with `email`
 * @throws Conflict `sale-over` where there is nothing more to send
 */
export async function correctConsumerEmail(ctx: Context, input: z.input<typeof schema>): Promise<void> {
  const { saleId, email } = parseInput(schema, input);
  await actOnSale(ctx, saleId, 'sale.send', async (tx, before) => {
    if (before.state === 'declined' || before.state === 'lapsed' || before.state === 'withdrawn')
      throw new Conflict('sale-over', 'The sale is over: nothing more is sent.');
    if (email === before.consumerEmail) throw new Invalid([{ path: 'email', message: 'sameAddress' }]);
    await tx.sql`update sale set consumer_email = ${email}, link_generation = link_generation + 1
      where tenant_id = ${tx.tenantId} and id = ${before.id}`;
    const sale = await readSale(tx, before.id);
    const known = await tx.sql<{ purpose: TokenPurpose }[]>`
      delete from consumer_token where tenant_id = ${tx.tenantId} and sale_id = ${sale.id} returning purpose`;
    for (const { purpose } of known) await keepToken(tx, ctx.secrets, purpose, sale, ctx.clock.now());
    // One that a worker has in hand at this moment may still go to the old address; its links are dead.
    await tx.sql`update outbound_email set recipient = ${email}, link_generation = ${sale.linkGeneration}
      where tenant_id = ${tx.tenantId} and sale_id = ${sale.id} and state = 'queued' and recipient = ${before.consumerEmail}`;
    await recordEvent(tx, ctx, {
      action: 'sale.emailCorrected',
      subject: publicId('sale', sale.id),
      assignmentId: sale.assignmentId,
      body: { links: sale.linkGeneration },
    });
    const kind = mailInForce(sale.state);
    if (kind === null) return;
    const mails = await tx.sql<{ state: string }[]>`
      select state from outbound_email where tenant_id = ${tx.tenantId} and sale_id = ${sale.id} and template = ${kind}`;
    // Not made yet: the worker makes it for the right address. Waiting: it goes there.
    if (mails.length === 0 || mails.some(({ state }) => state === 'queued')) return;
    await sendAgain(tx, ctx, sale, kind, { besides: true });
  });
}
