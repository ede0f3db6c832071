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

const thousands = {
  sv: { format: new Intl.NumberFormat('sv-SE', { maximumSignificantDigits: 2 }), unit: '\u202ft' },
  en: { format: new Intl.NumberFormat('en-GB', { maximumSignificantDigits: 2 }), unit: 'k' },
};

/** A whole number where there is room for three figures: `999`, then `1,2 t` and `12 t`, in English `1.2k`. */
export function compact(value: number, language: Language): string {
  if (value < 1_000) return String(value);
  const { format, unit } = thousands[language];
  return format.format(value / 1_000) + unit;
}
