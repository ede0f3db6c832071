import type { Language } from './instants';

const integers = { sv: new Intl.NumberFormat('sv-SE'), en: new Intl.NumberFormat('en-GB') };

/** `12 400` (the space does not break), in English `12,400`. */
export function integer(value: number, language: Language): string {
  return integers[language].format(value);
}

/** `0,14` */
export function decimal(value: number, language: Language, digits = 2): string {
  return new Intl.NumberFormat(language === 'sv' ? 'sv-SE' : 'en-GB', {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(value);
}

/** `50 %`, in English `50%`. */
export function percent(share: number, language: Language): string {
  return new Intl.NumberFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { style: 'percent' }).format(share);
}
