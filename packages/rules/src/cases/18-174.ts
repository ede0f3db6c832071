import { attemptAt, EDITION, EDITION_2017 } from './attempts.ts';
import type { RulingCase } from './ruling.ts';

const at = '2018-04-18T12:00:00+02:00';
const optedOut = [{ owner: 'principal' as const }];
const check = (listed: boolean) => ({ listed, registerDate: '2018-04-10' });

export const ruling18174: RulingCase = {
  docket: '18-174',
  board: 'DM board',
  decided: null,
  facts:
    'The supplier that scrubbed the list made a mistake. The consumer had also opted out with the company.',
  finding:
    "The supplier's fault was accepted as an explanation. The company was blamed for ignoring the opt-out.",
  editionThen: EDITION_2017,
  edition: EDITION,
  completions: [
    {
      supposing: 'the check as the supplier delivered it said that the number was free',
      attempt: attemptAt(at, { customer: null, nix: check(false), suppressions: optedOut }),
    },
    {
      supposing: 'the check as it should have been said that the number was listed',
      attempt: attemptAt(at, { customer: null, nix: check(true), suppressions: optedOut }),
    },
    {
      supposing: 'the consumer was a customer, which lifts the register but not the opt-out',
      attempt: attemptAt(at, { nix: check(true), suppressions: optedOut }),
    },
  ],
  says: [
    {
      duty: 'suppression-list',
      outcome: 'breach',
      why: "The number was on the company's own list, which neither a clean scrub nor a customer relation lifts.",
    },
  ],
  unsettled: [
    {
      duty: 'nix-register',
      why: "What the company's proof of scrub said, and whether a relation lifted the register, is not published.",
    },
  ],
};
