import { withTenant } from '@ringratt/db';
import { dayOf, startOfDay } from '@ringratt/rules';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { weekdayAndDate } from '../documents/formats.ts';
import { storeDocument } from '../documents/store.ts';
import { finishWork, scheduleWork, type Work } from '../due-work/schedule.ts';
import { queueEmail } from '../emails/queue.ts';
import { publicId } from '../ids.ts';
import { formatNumber } from '../numbers/format.ts';
import { drawFor } from './draw-for.ts';
import { readSale } from './facts.ts';
import { readSoldBy } from './parties.ts';
import { keepToken } from './token.ts';

/** Days a consumer has to answer, unless the offer says otherwise. */
const ANSWER_DAYS = 14;

/**
 * Makes the written offer from the version that was sold, keeps it, and has it mailed with the link to answer
 * (4.2). Never before the call is over.
 *
 * @param ctx acts as the tenant's own job
 */
export async function sendOffer(ctx: Context, work: Work): Promise<void> {
  const scope = { tenantId: ctx.organizationId };
  const known = await withTenant(ctx.database, { ...scope, readOnly: true }, async (tx) => {
    const sale = await readSale(tx, work.subjectId);
    return { sale, sold: await readSoldBy(tx, sale) };
  });
  const { sold } = known;
  const now = ctx.clock.now();
  const answerBy = startOfDay(dayOf(now) + (sold.offer.terms.answerDays ?? ANSWER_DAYS) + 1);
  const drawn = await drawFor(known.sale, sold, { kind: 'offer', acceptance: null, answerBy, madeAt: now });
  await withTenant(ctx.database, scope, async (tx) => {
    const sale = await readSale(tx, work.subjectId, { lock: true });
    if (!(await finishWork(tx, work)) || sale.state !== 'recorded') return;
    if (sale.callEndedAt > now) {
      await scheduleWork(tx, {
        kind: 'sale.offer',
        subjectId: sale.id,
        dueAt: sale.callEndedAt,
        after: work,
      });
      return;
    }
    const document = await storeDocument(tx, {
      sale,
      kind: 'offer',
      fileName: drawn.fileName,
      bytes: drawn.bytes,
      pages: drawn.pages,
      content: drawn.content,
      offerFingerprint: sale.offerFingerprint,
      at: now,
    });
    if (!document) return;
    await keepToken(tx, ctx.secrets, 'accept', sale, now);
    await tx.sql`update sale set state = 'offered', answer_by = ${answerBy}::timestamptz
      where tenant_id = ${tx.tenantId} and id = ${sale.id}`;
    await recordEvent(tx, ctx, {
      action: 'offer.made',
      subject: publicId('sale', sale.id),
      assignmentId: sale.assignmentId,
      body: {
        document: publicId('document', document.id),
        sha256: document.sha256.toString('hex'),
        answerBy: new Date(answerBy).toISOString(),
      },
    });
    await queueEmail(tx, ctx, {
      key: `sale:${sale.id}:offer`,
      template: 'offer',
      language: sale.language,
      recipient: sale.consumerEmail,
      saleId: sale.id,
      assignmentId: sale.assignmentId,
      documentId: document.id,
      params: {
        principal: sold.principal.name,
        product: sold.offer.name,
        phone: formatNumber(sold.principal.phone),
        email: sold.principal.email,
        answerBy: weekdayAndDate(answerBy - 1, sale.language),
      },
    });
    await scheduleWork(tx, { kind: 'sale.lapse', subjectId: sale.id, dueAt: answerBy });
  });
}

/** The time to answer is over: an offer without an answer lapses, and its link says so. */
export async function lapseOffer(ctx: Context, work: Work): Promise<void> {
  await withTenant(ctx.database, { tenantId: ctx.organizationId }, async (tx) => {
    const sale = await readSale(tx, work.subjectId, { lock: true });
    if (!(await finishWork(tx, work)) || sale.state !== 'offered') return;
    const now = ctx.clock.now();
    if (sale.answerBy !== null && sale.answerBy > now) {
      await scheduleWork(tx, { kind: 'sale.lapse', subjectId: sale.id, dueAt: sale.answerBy, after: work });
      return;
    }
    await tx.sql`update sale set state = 'lapsed' where tenant_id = ${tx.tenantId} and id = ${sale.id}`;
    await recordEvent(tx, ctx, {
      action: 'offer.lapsed',
      subject: publicId('sale', sale.id),
      assignmentId: sale.assignmentId,
    });
  });
}
