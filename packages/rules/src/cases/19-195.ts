import { attemptAt, EDITION, EDITION_2017, earlier } from './attempts.ts';
import type { RulingCase } from './ruling.ts';

const day = (hours: readonly string[], last: string) => ({
  history: hours.map((hour) => earlier(`2019-09-03T${hour}:00+02:00`)),
  at: `2019-09-03T${last}:00+02:00`,
});
const offered = { offered: true, statedInPublic: true };
const gate = { at: 0, kind: 'sale' } as const;

const spread = day(['08:00', '12:00', '16:00', '20:00'], '20:55');
const close = day(['09:00', '09:30', '10:00', '10:30'], '15:00');

export const ruling19195: RulingCase = {
  docket: '19-195',
  board: 'NIX board',
  decided: null,
  facts: "Five attempts in a day. The company's internal block list was inadequate.",
  finding: 'Breach.',
  editionThen: EDITION_2017,
  edition: EDITION,
  completions: [
    {
      supposing: 'the block list existed, and the number was on it',
      attempt: attemptAt(spread.at, { history: spread.history, suppressions: [{ owner: 'principal' }] }),
      activation: { ...gate, suppressionRegisters: { principal: offered, contactCenter: offered } },
    },
    {
      supposing: 'consumers were offered no list',
      attempt: attemptAt(close.at, { history: close.history }),
      activation: {
        ...gate,
        suppressionRegisters: { principal: { ...offered, offered: false }, contactCenter: offered },
      },
    },
  ],
  says: [
    {
      duty: 'daily-attempts',
      outcome: 'breach',
      answers: 'contactCenter',
      why: 'The fifth attempt of a local day, with two allowed.',
    },
  ],
  unsettled: [
    { duty: 'suppression-register', why: 'In what the block list was inadequate is not published.' },
    { duty: 'suppression-list', why: 'Whether the number should have been on the list is not published.' },
    { duty: 'attempt-interval', why: 'The hours of the attempts are not published.' },
  ],
};
