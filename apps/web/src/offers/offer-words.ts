import type { OfferField, OfferTerms } from '@ringratt/services';
import type { useTranslations } from 'next-intl';
import type { Language } from '@/format/instants';
import { decimal, integer } from '@/format/numbers';

/** A term of an offer in words; null where it is not given. */
export function termWords(
  field: Pick<OfferField, 'name' | 'kind'>,
  terms: Partial<OfferTerms>,
  t: ReturnType<typeof useTranslations<'offers'>>,
  language: Language,
): string | null {
  const value = terms[field.name];
  if (value === null || value === undefined || value === '') return null;
  switch (field.kind) {
    case 'ore': {
      const ore = Number(value);
      const amount = ore % 100 === 0 ? integer(ore / 100, language) : decimal(ore / 100, language);
      return `${amount}\u00a0${t('crowns')}`;
    }
    case 'months':
      return t('month', { count: Number(value) });
    case 'days':
      return t('day', { count: Number(value) });
    case 'choice':
      return t(`choices.${String(value) as 'goods'}`);
    default:
      return String(value);
  }
}

/** A fingerprint in groups of four, as two people read it to each other. */
export function fingerprintWords(fingerprint: string): string {
  return fingerprint.match(/.{4}/g)?.join(' ') ?? fingerprint;
}
