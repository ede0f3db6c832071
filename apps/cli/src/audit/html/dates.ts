import { type Day, formatDate, parseDate } from '@ringratt/rules';
import type { Lang } from '../words.ts';
import type { PageWords } from './words.ts';

const DAY_MS = 86_400_000;
const LOCALES = { sv: 'sv-SE', en: 'en-GB' } as const;

function written(day: Day, lang: Lang, options: Intl.DateTimeFormatOptions): string {
  const format = new Intl.DateTimeFormat(LOCALES[lang], { ...options, timeZone: 'UTC' });
  return format.format(day * DAY_MS).replace(/\./g, '');
}

/** In running text: 24 november 2026. */
export const dateInText = (day: Day, lang: Lang): string =>
  written(day, lang, { day: 'numeric', month: 'long', year: 'numeric' });

/** In lists: tis 24 nov 2026. */
export const dateInList = (day: Day, lang: Lang): string =>
  written(day, lang, { weekday: 'short', day: 'numeric', month: 'short', year: 'numeric' }).replace(/,/g, '');

/** The week (ISO 8601) that starts on a Monday: v. 48 2026. A week belongs to the year of its Thursday. */
export function weekLabel(monday: Day, words: PageWords): string {
  const thursday = monday + 3;
  const year = formatDate(thursday).slice(0, 4);
  const week = Math.floor((thursday - parseDate(`${year}-01-01`)!) / 7) + 1;
  return words.weekName(week, year);
}
