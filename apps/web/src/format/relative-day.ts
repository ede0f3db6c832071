import { dayDistance, type Language, shortDate } from './instants';

type Words = (key: 'today' | 'tomorrow' | 'yesterday') => string;

/** `i dag`, `i morgon`, `i går`, else `tis 24 nov`. */
export function relativeDay(at: number, now: number, language: Language, words: Words): string {
  switch (dayDistance(at, now)) {
    case 0:
      return words('today');
    case 1:
      return words('tomorrow');
    case -1:
      return words('yesterday');
    default:
      return shortDate(at, language);
  }
}
