import { type Tx, withTenant } from '@ringratt/db';
import { type Day, withdrawalEndsOn } from '@ringratt/rules';
import type { Context, Services } from '../context.ts';
import { type DocumentContent, withdrawalDaysOf } from '../documents/content.ts';
import { findDocument, readBytes, type StoredDocument } from '../documents/store.ts';
import { NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { readSale, type SaleRow, saleFacts } from './facts.ts';
import { readSoldBy } from './parties.ts';
import type { Language, SaleState } from './schemas.ts';
import { consumerToken, saleOfToken, type TokenPurpose } from './token.ts';

const HOUR = 3_600_000;

/** A file as a page offers it. */
export interface OfferedFile {
  kind: 'offer' | 'contract';
  pages: number;
  size: number;
  sha256: string;
}

/** A sale as its consumer sees it through a link. */
export interface OpenedSale {
  reference: string;
  state: SaleState;
  language: Language;
  regime: SaleRow['regime'];
  subject: SaleRow['subject'];
  principal: { name: string; phone: string; email: string; postalAddress: string };
  product: string;
  content: DocumentContent | null;
  offer: OfferedFile | null;
  contract: OfferedFile | null;
  /** Whether the consumer can answer now, and if not why. */
  answerable: Answerable;
  answerBy: number | null;
  answer: { answer: 'accepted' | 'declined'; name: string; at: number } | null;
  withdrawalDays: number | null;
  /** The last local day to withdraw; null before the period has begun, or where there is no right. */
  withdrawalEndsOn: Day | null;
  withdrawal: { at: number; inTime: boolean; name: string } | null;
  /** Opens the page to withdraw on, while there is a contract and a right; null otherwise. */
  withdrawToken: string | null;
}

export type Answerable =
  | { now: true }
  | { now: false; why: 'answered' | 'expired' | 'withdrawn' | 'not-offered' }
  /** Not before this instant: the call's end, or the campaign's time to consider. */
  | { now: false; why: 'too-early'; from: number };

/**
 * The platform's own job on behalf of whoever holds a link. The link's token is the only right it has.
 *
 * @throws NotFound alike for every token that opens nothing
 */
export async function throughLink<T>(
  services: Services,
  token: string,
  purpose: TokenPurpose,
  options: { readOnly?: boolean },
  work: (tx: Tx, ctx: Context, saleId: string) => Promise<T>,
): Promise<T> {
  const owner = await saleOfToken(services, token, purpose);
  if (!owner) throw new NotFound('link');
  const { database, clock, secrets } = services;
  const ctx: Context = {
    database,
    clock,
    secrets,
    organizationId: owner.tenantId,
    actor: { kind: 'job', name: 'consumer' },
  };
  return withTenant(database, { tenantId: owner.tenantId, ...options }, (tx) => work(tx, ctx, owner.saleId));
}

/** Whether a consumer's link opens anything. */
export async function linkOpens(services: Services, token: string, purpose: TokenPurpose): Promise<boolean> {
  return (await saleOfToken(services, token, purpose)) !== null;
}

/** When the consumer's answer counts from: the end of the call, or of the time to consider that binds it too. */
export async function answerableFrom(tx: Tx, sale: SaleRow): Promise<number> {
  // A report of the attempt that came after the sale may say that the call went on for longer.
  const [attempt] = await tx.sql<{ endedAt: number | null }[]>`
    select ended_at as "endedAt" from attempt where tenant_id = ${tx.tenantId} and id = ${sale.attemptId}`;
  const callEndedAt = Math.max(sale.callEndedAt, attempt?.endedAt ?? 0);
  return callEndedAt + (sale.acceptanceWaitsHours ?? 0) * HOUR;
}

export async function answerableNow(tx: Tx, sale: SaleRow, now: number): Promise<Answerable> {
  if (sale.state === 'withdrawn') return { now: false, why: 'withdrawn' };
  if (sale.answeredAt !== null) return { now: false, why: 'answered' };
  if (sale.state === 'lapsed' || (sale.answerBy !== null && now >= sale.answerBy))
    return { now: false, why: 'expired' };
  if (sale.state !== 'offered') return { now: false, why: 'not-offered' };
  const from = await answerableFrom(tx, sale);
  return now < from ? { now: false, why: 'too-early', from } : { now: true };
}

/** What a consumer's link shows. */
export function openSale(services: Services, token: string, purpose: TokenPurpose): Promise<OpenedSale> {
  return throughLink(services, token, purpose, { readOnly: true }, async (tx, ctx, saleId) => {
    const now = ctx.clock.now();
    const sale = await readSale(tx, saleId);
    const sold = await readSoldBy(tx, sale);
    const offer = await findDocument(tx, sale.id, 'offer');
    const contract = await findDocument(tx, sale.id, 'contract');
    const [answer] = await tx.sql<{ answer: 'accepted' | 'declined'; name: string; at: number }[]>`
      select answer, name, at from acceptance where tenant_id = ${tx.tenantId} and sale_id = ${sale.id}`;
    const [withdrawal] = await tx.sql<{ at: number; inTime: boolean; name: string }[]>`
      select at, in_time as "inTime", name from withdrawal where tenant_id = ${tx.tenantId} and sale_id = ${sale.id}
      order by in_time desc, at desc limit 1`;
    return {
      reference: publicId('sale', sale.id),
      state: sale.state,
      language: sale.language,
      regime: sale.regime,
      subject: sale.subject,
      principal: {
        name: sold.principal.name,
        phone: sold.principal.phone,
        email: sold.principal.email,
        postalAddress: sold.principal.postalAddress,
      },
      product: sold.offer.name,
      content: (contract ?? offer)?.content ?? null,
      offer: offer && fileOf(offer),
      contract: contract && fileOf(contract),
      answerable: await answerableNow(tx, sale, now),
      answerBy: sale.answerBy,
      answer: answer ?? null,
      withdrawalDays: withdrawalDaysOf(sale.regime, sold.offer.terms),
      withdrawalEndsOn: withdrawalEndsOn(await saleFacts(tx, sale, now)),
      withdrawal: withdrawal ?? null,
      withdrawToken:
        sale.regime !== 'exempt' && (sale.state === 'accepted' || sale.state === 'contracted')
          ? consumerToken(ctx.secrets, 'withdraw', {
              tenantId: tx.tenantId,
              saleId: sale.id,
              generation: sale.linkGeneration,
            })
          : null,
    };
  });
}

const fileOf = (document: StoredDocument): OfferedFile => ({
  kind: document.kind,
  pages: document.pages,
  size: document.size,
  sha256: document.sha256.toString('hex'),
});

/**
 * A document's bytes for whoever holds the sale's link, the same as were mailed.
 *
 * @throws NotFound
 */
export function openDocument(
  services: Services,
  token: string,
  kind: 'offer' | 'contract',
): Promise<{ bytes: Buffer; contentType: string; fileName: string; sha256: string }> {
  return throughLink(services, token, 'accept', { readOnly: true }, async (tx, _ctx, saleId) => {
    const document = await findDocument(tx, saleId, kind);
    if (!document) throw new NotFound('document');
    const { contentType, fileName } = document;
    return {
      bytes: await readBytes(tx, document.id),
      contentType,
      fileName,
      sha256: document.sha256.toString('hex'),
    };
  });
}
