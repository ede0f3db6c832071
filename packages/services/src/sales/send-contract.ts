import { type Tx, withTenant } from '@ringratt/db';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { withdrawalDaysOf } from '../documents/content.ts';
import { findDocument, readBytes, sha256, storeDocument } from '../documents/store.ts';
import { finishWork, type Work } from '../due-work/schedule.ts';
import { queueEmail } from '../emails/queue.ts';
import { publicId } from '../ids.ts';
import { openIncident } from '../incidents/open.ts';
import { offerFingerprint } from '../offers/fingerprint.ts';
import { drawFor } from './draw-for.ts';
import { readSale, type SaleRow, saleFacts } from './facts.ts';
import { readSoldBy, type SoldBy } from './parties.ts';
import { keepToken } from './token.ts';
import { withdrawalSentence } from './withdrawal-words.ts';

/** What stands in the way of a contract: it would not say what was accepted. */
export type Difference = 'offer-changed' | 'document-changed' | 'not-accepted';

interface Accepted {
  name: string;
  at: number;
  documentId: string;
  documentSha256: Buffer;
  offerFingerprint: Buffer;
}

/**
 * Makes the contract from the version that was accepted, keeps it, and has it mailed (5; outside the act from
 * the version that was agreed on by telephone). Where what was accepted is not what would be confirmed, nothing
 * is sent and an incident says so.
 *
 * @param ctx acts as the tenant's own job
 */
export async function sendContract(ctx: Context, work: Work): Promise<void> {
  const scope = { tenantId: ctx.organizationId };
  const now = ctx.clock.now();
  const {
    sale: before,
    sold,
    accepted,
    difference,
  } = await withTenant(ctx.database, { ...scope, readOnly: true }, async (tx) => {
    const sale = await readSale(tx, work.subjectId);
    const sold = await readSoldBy(tx, sale);
    const accepted = await readAccepted(tx, sale.id);
    return { sale, sold, accepted, difference: await differenceOf(tx, sale, sold, accepted) };
  });
  const waiting = before.state === 'accepted' || before.state === 'agreed';
  const drawn =
    waiting && difference === null
      ? await drawFor(before, sold, { kind: 'contract', acceptance: accepted, answerBy: null, madeAt: now })
      : null;
  await withTenant(ctx.database, scope, async (tx) => {
    const sale = await readSale(tx, work.subjectId, { lock: true });
    if (!(await finishWork(tx, work))) return;
    if (sale.state !== 'accepted' && sale.state !== 'agreed') return;
    if (difference !== null || !drawn) {
      await refuse(tx, ctx, sale, difference ?? 'not-accepted');
      return;
    }
    const document = await storeDocument(tx, {
      sale,
      kind: 'contract',
      fileName: drawn.fileName,
      bytes: drawn.bytes,
      pages: drawn.pages,
      content: drawn.content,
      offerFingerprint: accepted?.offerFingerprint ?? sale.offerFingerprint,
      at: now,
    });
    if (!document) return;
    const days = withdrawalDaysOf(sale.regime, sold.offer.terms);
    await keepToken(tx, ctx.secrets, 'accept', sale, now);
    if (days !== null) await keepToken(tx, ctx.secrets, 'withdraw', sale, now);
    await recordEvent(tx, ctx, {
      action: 'contract.made',
      subject: publicId('sale', sale.id),
      assignmentId: sale.assignmentId,
      body: { document: publicId('document', document.id), sha256: document.sha256.toString('hex') },
    });
    await queueEmail(tx, ctx, {
      key: `sale:${sale.id}:contract`,
      template: 'contract',
      language: sale.language,
      recipient: sale.consumerEmail,
      saleId: sale.id,
      assignmentId: sale.assignmentId,
      documentId: document.id,
      params: {
        principal: sold.principal.name,
        product: sold.offer.name,
        withdrawal: withdrawalSentence(await saleFacts(tx, sale, now), days, sale.language),
        withdrawLink:
          days === null
            ? null
            : sale.language === 'sv'
              ? 'Ångra dig på den här sidan:'
              : 'Withdraw on this page:',
      },
    });
  });
}

async function readAccepted(tx: Tx, saleId: string): Promise<Accepted | null> {
  const [row] = await tx.sql<Accepted[]>`
    select name, at, document_id as "documentId", document_sha256 as "documentSha256",
      offer_fingerprint as "offerFingerprint"
    from acceptance where tenant_id = ${tx.tenantId} and sale_id = ${saleId} and answer = 'accepted'`;
  return row ?? null;
}

/** Null where offer, document and acceptance are all of one piece. */
export async function differenceOf(
  tx: Tx,
  sale: Pick<SaleRow, 'id' | 'regime' | 'offerFingerprint'>,
  sold: SoldBy,
  accepted: Accepted | null,
): Promise<Difference | null> {
  // Counted anew from the terms, so that a row changed behind everybody's back is seen.
  const now = offerFingerprint(sold.offer);
  if (!now.equals(sale.offerFingerprint) || !now.equals(sold.offer.fingerprint)) return 'offer-changed';
  if (sale.regime === 'exempt') return null;
  if (accepted === null) return 'not-accepted';
  if (!accepted.offerFingerprint.equals(now)) return 'offer-changed';
  const document = await findDocument(tx, sale.id, 'offer');
  if (!document || document.id !== accepted.documentId) return 'document-changed';
  const found = sha256(await readBytes(tx, document.id));
  return found.equals(document.sha256) && found.equals(accepted.documentSha256) ? null : 'document-changed';
}

async function refuse(tx: Tx, ctx: Context, sale: SaleRow, difference: Difference): Promise<void> {
  const subject = publicId('sale', sale.id);
  await recordEvent(tx, ctx, {
    action: 'contract.refused',
    subject,
    assignmentId: sale.assignmentId,
    body: { difference },
  });
  const [known] = await tx.sql`
    select id from incident where tenant_id = ${tx.tenantId} and attempt_id = ${sale.attemptId} and duty = 'evidence'
      and closed_at is null`;
  if (known) return;
  await openIncident(tx, ctx, {
    assignmentId: sale.assignmentId,
    duty: 'evidence',
    attemptId: sale.attemptId,
    facts: { about: subject, failed: ['mirrorsOffer'], difference },
    rulePack: sale.rulePack,
  });
}
