import type { Tx } from '@ringratt/db';
import { type Day, dayOf, formatDate, repaymentDays, withdrawalEndsOn } from '@ringratt/rules';
import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context, Services } from '../context.ts';
import { dateAndTime, day } from '../documents/formats.ts';
import { queueEmail } from '../emails/queue.ts';
import { newId, publicId } from '../ids.ts';
import { parseInput, typedText } from '../input.ts';
import { formatNumber } from '../numbers/format.ts';
import { meetObligation } from '../obligations/close.ts';
import { readSale, type SaleRow, saleFacts } from './facts.ts';
import { throughLink } from './opened.ts';
import { readSoldBy, type SoldBy } from './parties.ts';
import { languages } from './schemas.ts';

const line = (most: number) => z.string().transform((value) => value.replaceAll('\0', '').slice(0, most));

const schema = z.object({
  name: typedText(160),
  message: z
    .string()
    .max(2_000, 'tooLong')
    .nullish()
    .transform((value) => value?.replaceAll('\0', '').trim() || null),
  language: z.enum(languages),
  address: line(60),
  device: line(400),
});

export type Withdrawn =
  | { kind: 'withdrawn'; first: boolean }
  /** The period was over: the message is kept, the contract stands. */
  | { kind: 'late'; endsOn: Day }
  /** There is no contract to withdraw from. */
  | { kind: 'no-contract' };

/**
 * The consumer withdraws, through the link of the contract's mail: within the period it ends the contract, after
 * it the message is kept and both parties told. Services count from the acceptance, goods from receipt; while the
 * goods have not come the period has not begun, and nothing is too late.
 *
 * @throws NotFound for a link that opens nothing
 * @throws Invalid with `name`
 */
export function withdrawFromSale(
  services: Services,
  token: string,
  input: z.input<typeof schema>,
): Promise<Withdrawn> {
  return throughLink(services, token, 'withdraw', {}, async (tx, ctx, saleId): Promise<Withdrawn> => {
    const given = parseInput(schema, input);
    const now = ctx.clock.now();
    const sale = await readSale(tx, saleId, { lock: true });
    if (sale.state === 'withdrawn') return { kind: 'withdrawn', first: false };
    if (sale.state !== 'accepted' && sale.state !== 'contracted') return { kind: 'no-contract' };
    const endsOn = withdrawalEndsOn(await saleFacts(tx, sale, now));
    const inTime = endsOn === null || dayOf(now) <= endsOn;
    // The same late words sent twice are one message.
    const [same] = await tx.sql`
      select id from withdrawal where tenant_id = ${tx.tenantId} and sale_id = ${sale.id} and not in_time
        and name = ${given.name} and message is not distinct from ${given.message}`;
    if (!inTime && same) return { kind: 'late', endsOn: endsOn! };
    const id = newId(now);
    await tx.sql`
      insert into withdrawal (tenant_id, id, assignment_id, sale_id, at, name, message, in_time, ends_on, address, device,
        language)
      values (${tx.tenantId}, ${id}, ${sale.assignmentId}, ${sale.id}, ${now}::timestamptz, ${given.name}, ${given.message},
        ${inTime}, ${endsOn === null ? null : formatDate(endsOn)}, ${given.address}, ${given.device}, ${given.language})`;
    const subject = publicId('sale', sale.id);
    await recordEvent(tx, ctx, {
      action: inTime ? 'sale.withdrawn' : 'withdrawal.late',
      subject,
      assignmentId: sale.assignmentId,
      body: { withdrawal: publicId('withdrawal', id), endsOn: endsOn === null ? null : formatDate(endsOn) },
    });
    if (inTime) await end(tx, ctx, sale, id, now);
    await tellAll(tx, ctx, { sale, sold: await readSoldBy(tx, sale), id, now, endsOn, inTime });
    return inTime ? { kind: 'withdrawn', first: true } : { kind: 'late', endsOn: endsOn! };
  });
}

/** A contract that is withdrawn from needs no confirmation any more. */
async function end(tx: Tx, ctx: Context, sale: SaleRow, withdrawalId: string, now: number): Promise<void> {
  await tx.sql`update sale set state = 'withdrawn', withdrawn_at = ${now}::timestamptz
    where tenant_id = ${tx.tenantId} and id = ${sale.id}`;
  await tx.sql`delete from due_work where tenant_id = ${tx.tenantId} and kind = 'sale.contract' and subject_id = ${sale.id}`;
  if (sale.contractSentAt === null) {
    await meetObligation(tx, ctx, {
      duty: 'contract-confirmation',
      subject: publicId('sale', sale.id),
      evidence: { lapsed: true, withdrawal: publicId('withdrawal', withdrawalId) },
    });
  }
}

async function tellAll(
  tx: Tx,
  ctx: Context,
  told: { sale: SaleRow; sold: SoldBy; id: string; now: number; endsOn: Day | null; inTime: boolean },
): Promise<void> {
  const { sale, sold, id, now, endsOn, inTime } = told;
  const mail = { saleId: sale.id, assignmentId: sale.assignmentId };
  const params = (language: 'sv' | 'en') => ({
    principal: sold.principal.name,
    product: sold.offer.name,
    phone: formatNumber(sold.principal.phone),
    email: sold.principal.email,
    at: dateAndTime(now, language),
    endsOn: endsOn === null ? null : day(endsOn, language),
    costs: sold.offer.terms.withdrawalCosts ?? null,
    repaidWithin: repaymentDays(sale.regime),
    sale: publicId('sale', sale.id),
    late: inTime ? null : 'late',
  });
  await queueEmail(tx, ctx, {
    ...mail,
    key: `sale:${sale.id}:withdrawal:${id}`,
    template: inTime ? 'withdrawal-receipt' : 'withdrawal-late',
    language: sale.language,
    recipient: sale.consumerEmail,
    params: params(sale.language),
  });
  const parties = new Set([sold.principal.email, sold.center?.email ?? sold.principal.email]);
  for (const recipient of parties) {
    await queueEmail(tx, ctx, {
      ...mail,
      key: `sale:${sale.id}:withdrawal:${id}:${recipient}`,
      template: 'withdrawal-notice',
      language: 'sv',
      recipient,
      params: params('sv'),
    });
  }
}
