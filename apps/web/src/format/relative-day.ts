import { dayDistance, type Language, shortDate, yearUnless } from './instants';

type Words = (key: 'today' | 'tomorrow' | 'yesterday') => string;

/** `i dag`, `i morgon`, `i går`, else `tis 24 nov`, with the year where it is another: `sön 31 okt 2027`. */
export function relativeDay(at: number, now: number, language: Language, words: Words): string {
  switch (dayDistance(at, now)) {
    case 0:
      return words('today');
    case 1:
      return words('tomorrow');
    case -1:
      return words('yesterday');
    default:
      return shortDate(at, language) + yearUnless(now, at);
  }
}
