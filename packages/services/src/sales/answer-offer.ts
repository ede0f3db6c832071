import type { Tx } from '@ringratt/db';
import { contractDue } from '@ringratt/rules';
import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context, Services } from '../context.ts';
import { withdrawalDaysOf } from '../documents/content.ts';
import { dateAndTime, weekdayAndDate } from '../documents/formats.ts';
import { findDocument, readBytes, type StoredDocument, sha256 } from '../documents/store.ts';
import { scheduleWork } from '../due-work/schedule.ts';
import { queueEmail } from '../emails/queue.ts';
import { newId, publicId } from '../ids.ts';
import { parseInput, typedText } from '../input.ts';
import { openObligation } from '../obligations/open.ts';
import { offerFingerprint } from '../offers/fingerprint.ts';
import { readSale, type SaleRow, saleFacts } from './facts.ts';
import { judgeSaleNow } from './judge.ts';
import { type Answerable, answerableNow, throughLink } from './opened.ts';
import { readSoldBy, type SoldBy } from './parties.ts';
import { languages } from './schemas.ts';
import { keepToken } from './token.ts';
import { withdrawalSentence } from './withdrawal-words.ts';

const line = (most: number) => z.string().transform((value) => value.replaceAll('\0', '').slice(0, most));

const schema = z
  .object({
    answer: z.enum(['accepted', 'declined'], { error: 'required' }),
    name: z.string().optional().default(''),
    language: z.enum(languages),
    /** The address and device that the answer came from, as the server saw them. */
    address: line(60),
    device: line(400),
  })
  .transform((given, ctx) => {
    // To decline takes no name.
    const name = typedText(160).safeParse(given.name);
    if (!name.success && given.answer === 'accepted') {
      for (const issue of name.error.issues)
        ctx.addIssue({ code: 'custom', path: ['name'], message: issue.message });
      return z.NEVER;
    }
    return { ...given, name: name.success ? name.data : '' };
  });

export type Answered =
  | { kind: 'answered'; answer: 'accepted' | 'declined'; first: boolean }
  | { kind: 'refused'; why: Exclude<Answerable, { now: true }> | { now: false; why: 'changed' } };

/**
 * The consumer's written answer, through the link of the mail (4.2): once, after the call, and after the time
 * to consider where the campaign lets it bind the answer too. Sent twice it counts once. An accepted offer
 * starts the contract's five working days in the same transaction.
 *
 * @throws NotFound for a link that opens nothing
 * @throws Invalid with `name` where an acceptance has none
 */
export function answerOffer(
  services: Services,
  token: string,
  input: z.input<typeof schema>,
): Promise<Answered> {
  return throughLink(services, token, 'accept', {}, async (tx, ctx, saleId): Promise<Answered> => {
    const given = parseInput(schema, input);
    const now = ctx.clock.now();
    const sale = await readSale(tx, saleId, { lock: true });
    const able = await answerableNow(tx, sale, now);
    if (!able.now && able.why === 'answered') {
      const [known] = await tx.sql<{ answer: 'accepted' | 'declined' }[]>`
        select answer from acceptance where tenant_id = ${tx.tenantId} and sale_id = ${sale.id}`;
      return { kind: 'answered', answer: known!.answer, first: false };
    }
    const sold = await readSoldBy(tx, sale);
    const document = await findDocument(tx, sale.id, 'offer');
    const why = !able.now ? able : await changed(tx, sale, sold, document);
    if (why !== null) {
      // Kept, though nothing came of it: what a consumer tried is part of the sale's history.
      await recordEvent(tx, ctx, {
        action: 'acceptance.refused',
        subject: publicId('sale', sale.id),
        assignmentId: sale.assignmentId,
        body: { why: why.why },
      });
      return { kind: 'refused', why };
    }
    await keep(tx, ctx, { sale, sold, document: document!, given, now });
    return { kind: 'answered', answer: given.answer, first: true };
  });
}

/** What is accepted has to be what was sold and written down. */
async function changed(
  tx: Tx,
  sale: SaleRow,
  sold: SoldBy,
  document: StoredDocument | null,
): Promise<{ now: false; why: 'changed' } | null> {
  const same =
    document?.offerFingerprint.equals(sale.offerFingerprint) &&
    offerFingerprint(sold.offer).equals(sale.offerFingerprint) &&
    sha256(await readBytes(tx, document.id)).equals(document.sha256);
  return same ? null : { now: false, why: 'changed' };
}

interface Keeping {
  sale: SaleRow;
  sold: SoldBy;
  document: StoredDocument;
  given: z.output<typeof schema>;
  now: number;
}

async function keep(tx: Tx, ctx: Context, { sale, sold, document, given, now }: Keeping): Promise<void> {
  const id = newId(now);
  await tx.sql`
    insert into acceptance (tenant_id, id, assignment_id, sale_id, answer, name, at, address, device, language, document_id,
      document_sha256, offer_fingerprint)
    values (${tx.tenantId}, ${id}, ${sale.assignmentId}, ${sale.id}, ${given.answer}, ${given.name}, ${now}::timestamptz,
      ${given.address}, ${given.device}, ${given.language}, ${document.id}, ${document.sha256}, ${sale.offerFingerprint})`;
  // Whoever answers has got the offer, also where the note of its sending comes a moment later.
  await tx.sql`update sale set state = ${given.answer}, answered_at = ${now}::timestamptz,
      offer_sent_at = coalesce(offer_sent_at, ${now}::timestamptz)
    where tenant_id = ${tx.tenantId} and id = ${sale.id}`;
  await tx.sql`delete from due_work where tenant_id = ${tx.tenantId} and kind = 'sale.lapse' and subject_id = ${sale.id}`;
  const subject = publicId('sale', sale.id);
  await recordEvent(tx, ctx, {
    action: given.answer === 'accepted' ? 'offer.accepted' : 'offer.declined',
    subject,
    assignmentId: sale.assignmentId,
    body: {
      acceptance: publicId('acceptance', id),
      document: publicId('document', document.id),
      sha256: document.sha256.toString('hex'),
      fingerprint: sale.offerFingerprint.toString('hex'),
    },
  });
  const mail = {
    language: sale.language,
    recipient: sale.consumerEmail,
    saleId: sale.id,
    assignmentId: sale.assignmentId,
  };
  const params = { principal: sold.principal.name, product: sold.offer.name };
  if (given.answer === 'declined') {
    await queueEmail(tx, ctx, {
      ...mail,
      key: `sale:${sale.id}:declined`,
      template: 'decline-receipt',
      params,
    });
    return;
  }
  const dueAt = contractDue(now);
  await openObligation(tx, ctx, {
    duty: 'contract-confirmation',
    subject,
    assignmentId: sale.assignmentId,
    dueAt,
    evidence: { acceptance: publicId('acceptance', id), attempt: publicId('attempt', sale.attemptId) },
  });
  await scheduleWork(tx, { kind: 'sale.contract', subjectId: sale.id, dueAt: now });
  const days = withdrawalDaysOf(sale.regime, sold.offer.terms);
  await keepToken(tx, ctx.secrets, 'withdraw', sale, now);
  const answered = await readSale(tx, sale.id);
  const facts = await saleFacts(tx, answered, now);
  await queueEmail(tx, ctx, {
    ...mail,
    key: `sale:${sale.id}:accepted`,
    template: 'acceptance-receipt',
    params: {
      ...params,
      name: given.name,
      at: dateAndTime(now, sale.language),
      contractBy: weekdayAndDate(dueAt - 1, sale.language),
      withdrawal: withdrawalSentence(facts, days, sale.language),
    },
  });
  await judgeSaleNow(tx, ctx, answered);
}
