import { CLAUSES_2021_07_01 } from './clauses-2021-07-01.ts';

/** A numbered part of the source: `3.2`, `annex 2`, `introduction`. */
export type ClauseId = (typeof CLAUSES_2021_07_01)[number]['id'];

/** Text in both languages of the platform. */
export interface Bilingual {
  sv: string;
  en: string;
}

export interface Clause {
  id: ClauseId;
  title: Bilingual;
}

/** A set of duties with the days on which it binds; every decision, obligation and report records its id. */
export interface RulePack {
  id: string;
  title: Bilingual;
  /** First local day (Stockholm) on which it binds, `YYYY-MM-DD`. */
  validFrom: string;
  /** First local day on which it binds no longer; null while in force. */
  validUntil: string | null;
  clauses: readonly Clause[];
}

export const SE_CONSUMER_2021_07_01: RulePack = {
  id: 'se-consumer-2021-07-01',
  title: {
    sv: 'Etiska riktlinjer för telefonförsäljning till konsument, 2021-07-01',
    en: 'Ethical guidelines for telemarketing to consumers, 2021-07-01',
  },
  validFrom: '2021-07-01',
  validUntil: null,
  clauses: CLAUSES_2021_07_01,
};

/** Every pack, oldest first. */
export const RULE_PACKS: readonly RulePack[] = [SE_CONSUMER_2021_07_01];

/**
 * The pack that binds on a local day (`YYYY-MM-DD`). Days before the first pack are judged by the first one: the
 * platform knows no earlier edition in full, and the later one is the stricter.
 */
export function packOn(date: string): RulePack {
  let found = RULE_PACKS[0]!;
  for (const pack of RULE_PACKS) if (pack.validFrom <= date) found = pack;
  return found;
}
