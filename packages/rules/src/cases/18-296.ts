import { addMonths } from '../time/months.ts';
import { EDITION, EDITION_2017, supposed } from './attempts.ts';
import type { RulingCase } from './ruling.ts';

const lastAttemptBy = supposed('2018-03-01T12:00:00+01:00');
const kept = addMonths(lastAttemptBy, 3);
const gate = { at: lastAttemptBy, kind: 'sale', lastAttemptBy } as const;
const number = { number: '+46700000296', from: 0, searchable: true };

export const ruling18296: RulingCase = {
  docket: '18-296',
  board: 'DM board',
  decided: null,
  facts: 'A number directory still listed under the company a number that the company had given up.',
  finding: null,
  editionThen: EDITION_2017,
  edition: EDITION,
  completions: [
    {
      supposing: 'the number was kept for three months after the last attempt that showed it',
      activation: { ...gate, presentedNumbers: [{ ...number, to: kept }] },
    },
    {
      supposing: 'it was given up a moment earlier',
      activation: { ...gate, presentedNumbers: [{ ...number, to: kept - 1 }] },
    },
  ],
  says: [],
  unsettled: [
    {
      duty: 'number-traceability',
      why: 'When the number was last shown and when it was given up is not published; numbers are held from and to for that reason.',
    },
    {
      duty: null,
      why: "What a directory says after the three months is the directory's: no rule binds the company to it.",
    },
  ],
};
