import type { OfferTerms } from '../offers/schemas.ts';
import type { ScriptLanguage } from './blocks.ts';

const words = {
  sv: { month: 'kr i månaden', once: 'kr att betala en gång', free: 'inget', and: ' och ' },
  en: { month: 'kronor a month', once: 'kronor once', free: 'nothing', and: ' and ' },
} as const;

/** An offer's price as an agent says it; null where none is set. */
export function priceWords(
  terms: Pick<OfferTerms, 'monthlyPrice' | 'oneTimePrice'>,
  language: ScriptLanguage,
): string | null {
  const said = words[language];
  const crowns = new Intl.NumberFormat(language === 'sv' ? 'sv-SE' : 'en-SE', {
    minimumFractionDigits: 0,
    maximumFractionDigits: 2,
  });
  const { monthlyPrice, oneTimePrice } = terms;
  if (typeof monthlyPrice !== 'number' && typeof oneTimePrice !== 'number') return null;
  const parts = [
    ...(monthlyPrice ? [`${crowns.format(monthlyPrice / 100)} ${said.month}`] : []),
    ...(oneTimePrice ? [`${crowns.format(oneTimePrice / 100)} ${said.once}`] : []),
  ];
  return parts.length > 0 ? parts.join(said.and) : said.free;
}
