import { attemptAt, EDITION, supposed } from './attempts.ts';
import type { RulingCase } from './ruling.ts';

const at = '2025-09-10T12:00:00+02:00';
const listed = { listed: true, registerDate: '2025-09-01' };

export const ruling25164: RulingCase = {
  docket: '25-164',
  board: 'NIX board',
  decided: '2025-10-31',
  facts: 'The partner of a broadband customer was called.',
  finding: 'No action: the customer relation follows the subscription.',
  editionThen: 'the edition of 2021-07-01',
  edition: EDITION,
  completions: [
    {
      supposing: 'the subscription runs, and the number is registered with it',
      attempt: attemptAt(at, { nix: listed, customer: { since: supposed('2024-01-15T00:00:00+01:00') } }),
    },
    {
      supposing: 'it ended less than twelve months before',
      attempt: attemptAt(at, {
        nix: listed,
        customer: { since: 0, endedAt: supposed('2024-09-10T12:00:00.001+02:00') },
      }),
    },
  ],
  says: [
    {
      duty: 'nix-register',
      outcome: 'compliant',
      answers: 'principal',
      why: 'A customer relation lifts the register for the number that goes with the subscription, whoever in the household answers.',
    },
  ],
  unsettled: [
    {
      duty: null,
      why: 'How the number came to be registered with the subscription is not published: which numbers a relation covers is a fact, not a rule.',
    },
  ],
};
