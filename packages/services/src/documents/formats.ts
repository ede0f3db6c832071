import { type Day, startOfDay } from '@ringratt/rules';
import type { Language } from '../sales/schemas.ts';

/** Amounts, days and times as documents and mails to consumers write them, in Stockholm's time. */
const tags = { sv: 'sv-SE', en: 'en-GB' } as const;
const zone = 'Europe/Stockholm';

/** `5 388 kr`, `49,50 kr`; without a fraction where there is none. The spaces do not break. */
export function crowns(ore: number, language: Language): string {
  const digits = ore % 100 === 0 ? 0 : 2;
  const amount = new Intl.NumberFormat(tags[language], {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  })
    .format(ore / 100)
    .replaceAll(/[\s,](?=\d{3})/g, '\u00a0');
  return language === 'sv' ? `${amount}\u00a0kr` : `SEK\u00a0${amount}`;
}

/** `24 november 2026` */
export function date(at: number, language: Language): string {
  return new Intl.DateTimeFormat(tags[language], {
    timeZone: zone,
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(at);
}

/** `tisdag 8 december 2026` */
export function weekdayAndDate(at: number, language: Language): string {
  const text = new Intl.DateTimeFormat(tags[language], {
    timeZone: zone,
    weekday: 'long',
    day: 'numeric',
    month: 'long',
    year: 'numeric',
  }).format(at);
  return text.replaceAll(',', '');
}

/** The same for a local day. */
export const day = (local: Day, language: Language) => weekdayAndDate(startOfDay(local), language);

/** `24 november 2026 14:20` */
export function dateAndTime(at: number, language: Language): string {
  const time = new Intl.DateTimeFormat('sv-SE', {
    timeZone: zone,
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).format(at);
  return `${date(at, language)} ${time}`;
}

/** `1 månad`, `12 months` */
export function months(count: number, language: Language): string {
  if (language === 'sv') return count === 1 ? '1 månad' : `${count} månader`;
  return count === 1 ? '1 month' : `${count} months`;
}
