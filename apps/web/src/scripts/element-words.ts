import { SCRIPT_ELEMENTS } from '@ringratt/rules';
import type { Language } from '@/format/instants';

const elements = new Map<string, (typeof SCRIPT_ELEMENTS)[number]>(
  SCRIPT_ELEMENTS.map((element) => [element.id, element]),
);

/** An element's title in the catalogue's own words; null for a script's own words. */
export function elementWords(id: string, language: Language): { title: string; clause: string } | null {
  const element = elements.get(id);
  if (!element) return null;
  return {
    title: element.title[language],
    clause: language === 'sv' ? element.clause.replace(/^annex /, 'Bilaga ') : element.clause,
  };
}

/** What is said only if somebody asks: it stands by itself in the reading view. */
export function isAtHand(id: string): boolean {
  return ['contact-center-name', 'address-source', 'blocking-nix', 'blocking-own-list'].includes(id);
}
