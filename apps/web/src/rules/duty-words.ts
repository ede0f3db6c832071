import { type Duty, duties } from '@ringratt/rules';
import type { Language } from '@/format/instants';

const byId = new Map<string, Duty>(duties.map((duty) => [duty.id, duty]));

const introduction = { sv: 'Inledningen', en: 'Introduction' };

export interface DutyWords {
  title: string;
  explanation: string;
  /** `3.2`; an annex as the page's language writes it. */
  clause: string;
}

/** A duty's own words, from the catalogue: pages repeat none of them. */
export function dutyWords(id: string, language: Language): DutyWords {
  const duty = byId.get(id);
  if (!duty) return { title: id, explanation: '', clause: '' };
  const clause = (duty.clauses[0] ?? '').replace('introduction', introduction[language]);
  return {
    title: duty.title[language],
    explanation: duty.explanation[language],
    clause: language === 'sv' ? clause.replace(/^annex /, 'Bilaga ') : clause,
  };
}
