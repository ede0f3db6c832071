import { attemptAt, EDITION, EDITION_2017 } from './attempts.ts';
import type { RulingCase } from './ruling.ts';

const listed = { listed: true, registerDate: '2017-11-01' };
const call = { startedAt: 0, dialing: 'manual' } as const;
const upheld = { receivedAt: 1, decidedAt: 2, upheld: true };

export const ruling17430: RulingCase = {
  docket: '17-430',
  board: 'DM board',
  decided: '2018',
  facts:
    'A number in the NIX register was called. By contract the principal was to scrub, and admitted that it had not.',
  finding: "The contact center was cleared of the NIX breach and blamed for its agent's conduct.",
  editionThen: EDITION_2017,
  edition: EDITION,
  completions: [
    {
      supposing: 'the list had been checked and the hit overlooked; one complaint of the agent',
      attempt: attemptAt('2017-11-15T12:00:00+01:00', { customer: null, nix: listed }),
      call: { ...call, complaints: [upheld] },
    },
    {
      supposing:
        'a customer relation had ended more than twelve months before; two complaints, one justified',
      attempt: attemptAt('2017-11-15T12:00:00+01:00', { customer: { since: 0, endedAt: 1 }, nix: listed }),
      call: { ...call, complaints: [{ ...upheld, upheld: false }, upheld] },
    },
  ],
  says: [
    {
      duty: 'nix-register',
      outcome: 'breach',
      answers: 'principal',
      why: "The number was listed and nothing lifted it. The guidelines and the parties' contract both put the scrub on the principal.",
    },
    {
      duty: 'conduct',
      outcome: 'breach',
      answers: 'contactCenter',
      why: "A justified complaint of the agent's conduct is the contact center's own.",
    },
  ],
  unsettled: [],
};
