import { EDITION, EDITION_2017, supposed } from './attempts.ts';
import type { RulingCase } from './ruling.ts';

const callAt = supposed('2018-10-01T12:00:00+02:00');
const at = supposed('2018-11-20T12:00:00+01:00');
const report = { to: 'nix-board', at } as const;

export const ruling18397: RulingCase = {
  docket: '18-397',
  board: 'DM board',
  decided: null,
  facts: "A reseller's call. Its contract bound the reseller to the rules.",
  finding: 'The principal answers all the same.',
  editionThen: EDITION_2017,
  edition: EDITION,
  completions: [
    {
      supposing: 'the consumer complained of the principal',
      afterwards: { at, incident: { callAt, report: { ...report, against: 'principal' } } },
    },
    {
      supposing: 'the consumer complained of the reseller',
      afterwards: { at, incident: { callAt, report: { ...report, against: 'contactCenter' } } },
    },
  ],
  says: [],
  unsettled: [
    {
      duty: 'violation-report',
      why: 'Against whom the complaint was made is not published; our rule asks that it be made against the principal, as the ruling has it.',
    },
    { duty: null, why: 'Which rule the call broke is not published.' },
    {
      duty: null,
      why: 'Responsibility is not passed on by contract alone: no rule judges that, and the catalogue leaves the principal with its own duties.',
    },
  ],
};
