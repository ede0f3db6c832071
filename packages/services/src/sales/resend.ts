import type { Tx } from '@ringratt/db';
import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { queueEmail } from '../emails/queue.ts';
import type { TemplateName } from '../emails/templates.ts';
import { Conflict } from '../errors.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { actOnSale } from './act-on-sale.ts';
import type { SaleRow } from './facts.ts';

export const resendable = ['offer', 'contract'] as const;
export type Resendable = (typeof resendable)[number];

const schema = z.object({ saleId: z.string(), kind: z.enum(resendable) });

/**
 * Sends the written offer or the contract once more, the same file, to the address on the sale: the first one was
 * refused, or has not come. What the first sending meant for the sale it meant once.
 *
 * @returns the new mail's public id
 * @throws NotFound, Forbidden
 * @throws Conflict `nothing-to-resend`, or `mail-under-way` while an earlier one is still to go out
 */
export async function resendMail(ctx: Context, input: z.input<typeof schema>): Promise<string> {
  const { saleId, kind } = parseInput(schema, input);
  return actOnSale(ctx, saleId, 'sale.send', async (tx, sale) => {
    if (mailInForce(sale.state) !== kind) throw nothingToResend();
    return sendAgain(tx, ctx, sale, kind);
  });
}

const nothingToResend = () => new Conflict('nothing-to-resend', 'The sale has no such mail to send again.');

/** The mail that the consumer should have in hand as the sale stands; null while or after there is none. */
export function mailInForce(state: SaleRow['state']): Resendable | null {
  if (state === 'offered') return 'offer';
  return state === 'accepted' || state === 'agreed' || state === 'contracted' ? 'contract' : null;
}

/**
 * Index: outbound_email_sale.
 *
 * @param options.besides lets one that is under way be: it goes to an address that was wrong
 */
export async function sendAgain(
  tx: Tx,
  ctx: Context,
  sale: SaleRow,
  kind: Resendable,
  options: { besides?: boolean } = {},
): Promise<string> {
  const mails = await tx.sql<
    {
      template: TemplateName;
      params: Record<string, string | number | null>;
      documentId: string | null;
      state: string;
    }[]
  >`
    select template, params, document_id as "documentId", state from outbound_email
    where tenant_id = ${tx.tenantId} and sale_id = ${sale.id} and template = ${kind} order by created_at, id`;
  const latest = mails.at(-1);
  if (!latest) throw nothingToResend();
  if (!options.besides && mails.some(({ state }) => state === 'queued' || state === 'sending'))
    throw new Conflict('mail-under-way', 'The mail is on its way already.');
  const id = await queueEmail(tx, ctx, {
    key: `sale:${sale.id}:${kind}:${mails.length}`,
    template: latest.template,
    language: sale.language,
    recipient: sale.consumerEmail,
    saleId: sale.id,
    assignmentId: sale.assignmentId,
    documentId: latest.documentId,
    params: latest.params,
  });
  const email = publicId('email', id!);
  await recordEvent(tx, ctx, {
    action: 'mail.resent',
    subject: publicId('sale', sale.id),
    assignmentId: sale.assignmentId,
    body: { email, template: kind },
  });
  return email;
}
