import type { Lang } from './words.ts';

type Say = (...values: (string | number)[]) => string;

/** The sentences of the text report. `n` is a count already written as text. */
export interface TextWords {
  heading: Say;
  empty: string;
  clean: Say;
  broken: Say;
  failed: Say;
  joined: Say;
  leftOut: Say;
  agentUnknown: Say;
  byRule: string;
  undetermined: Say;
  worstNumbers: string;
  worstDays: string;
  attempts: Say;
  line: string;
  notAssessable: string;
  otherStages: string;
  thisLogAlone: string;
  assumed: string;
  faults: Say;
  more: Say;
  page: Say;
}

export const textWords: Readonly<Record<Lang, TextWords>> = {
  en: {
    heading: (file, rows, format, first, last) =>
      `${file}: ${rows} attempts in ${format} format, ${first === last ? first : `${first} to ${last}`}, Swedish time`,
    empty: 'No attempt was read.',
    clean: (n) => `No breach in ${n} attempts judged.`,
    broken: (broken, judged, share, breaches) =>
      `Attempts that break a rule: ${broken} of ${judged} judged (${share} %). Breaches in all: ${breaches}.`,
    failed: (n) => `Failed attempts, which reached nobody and count for no rule: ${n}.`,
    joined: (n) => `Further rows of the same calls, joined to them: ${n}.`,
    leftOut: (n) => `Rows without a consumer's number or of other contexts, left out: ${n}.`,
    agentUnknown: (n) =>
      `Answered calls that do not show whether an agent was there: ${n}. A silent call among them is not found.`,
    byRule: 'Breaches by rule',
    undetermined: (n) => `Undetermined: ${n} attempts, not shown as passed`,
    worstNumbers: 'Numbers with most breaches',
    worstDays: 'Days with most breaches',
    attempts: (breaches, broken, attempts) => `breaches: ${breaches}, in ${broken} of ${attempts} attempts`,
    line: 'first on line',
    notAssessable: 'Not assessable from a call log, and not shown as passed',
    otherStages:
      'all duties in the call, of the sale and around the campaign: they leave no trace in a call log',
    thisLogAlone: "Limits that run across contact centers, campaigns or months know this log's rows alone.",
    assumed: 'Taken for granted',
    faults: (n) => `Could not be read: ${n}`,
    more: (n) => `and ${n} more`,
    page: (path) => `Report page: ${path}`,
  },
  sv: {
    heading: (file, rows, format, first, last) =>
      `${file}: ${rows} påringningar i formatet ${format}, ${first === last ? first : `${first} till ${last}`}, svensk tid`,
    empty: 'Ingen påringning kunde läsas.',
    clean: (n) => `Inget brott i ${n} prövade påringningar.`,
    broken: (broken, judged, share, breaches) =>
      `${broken} av ${judged} prövade påringningar bryter en regel (${share} %), ${breaches} brott sammanlagt.`,
    failed: (n) => `Misslyckade påringningar, som inte nådde någon och inte räknas för någon regel: ${n}.`,
    joined: (n) => `Fler rader om samma samtal, sammanförda med dem: ${n}.`,
    leftOut: (n) => `Rader utan konsumentens nummer eller i andra kontexter, utelämnade: ${n}.`,
    agentUnknown: (n) =>
      `Besvarade samtal som inte visar om en agent fanns där: ${n}. Ett tyst samtal bland dem upptäcks inte.`,
    byRule: 'Brott per regel',
    undetermined: (n) => `Oklart: ${n} påringningar, visas inte som godkända`,
    worstNumbers: 'Nummer med flest brott',
    worstDays: 'Dagar med flest brott',
    attempts: (breaches, broken, attempts) => `${breaches} brott i ${broken} av ${attempts} påringningar`,
    line: 'först på rad',
    notAssessable: 'Går inte att pröva ur en samtalslogg, och visas inte som godkänt',
    otherStages:
      'alla skyldigheter i samtalet, vid köpet och kring uppdraget: de lämnar inga spår i en samtalslogg',
    thisLogAlone:
      'Gränser som sträcker sig över flera center, uppdrag eller månader känner bara raderna i loggen.',
    assumed: 'Förutsatt',
    faults: (n) => `Kunde inte läsas: ${n}`,
    more: (n) => `och ${n} till`,
    page: (path) => `Rapportsida: ${path}`,
  },
};
