import { type ContentFacts, contentOf, type DocumentContent } from '../documents/content.ts';
import { drawDocument } from '../documents/draw.ts';
import { words } from '../documents/words.ts';
import { publicId } from '../ids.ts';
import type { SaleRow } from './facts.ts';
import type { SoldBy } from './parties.ts';

/** A sale's document, drawn and not kept yet. */
export interface Drawn {
  content: DocumentContent;
  bytes: Buffer;
  pages: number;
  fileName: string;
}

/** Draws a sale's offer or contract. Pure but for the fonts: the same facts give the same bytes. */
export async function drawFor(
  sale: SaleRow,
  sold: SoldBy,
  given: Pick<ContentFacts, 'kind' | 'acceptance' | 'answerBy' | 'madeAt'>,
): Promise<Drawn> {
  const { language } = sale;
  const content = contentOf({
    ...given,
    language,
    regime: sale.regime,
    principal: sold.principal,
    center: sold.center,
    consumer: { name: sale.consumerName, email: sale.consumerEmail, address: sale.consumerAddress },
    product: sold.offer.name,
    version: sold.offer.version,
    terms: sold.offer.terms,
    quantity: sale.quantity,
    agreed: sale.agreed,
    callEndedAt: sale.callEndedAt,
    reference: publicId('sale', sale.id),
    fingerprint: sale.offerFingerprint,
  });
  const { bytes, pages } = await drawDocument(content, {
    language,
    parties: [sold.principal.name, sold.center?.name].filter(Boolean).join(' · '),
    rulePack: sale.rulePack,
    madeAt: given.madeAt,
  });
  const say = words[language];
  const fileName = `${given.kind === 'offer' ? say.offerFile : say.contractFile}-${publicId('sale', sale.id).slice(4, 16)}.pdf`;
  return { content, bytes, pages, fileName };
}
