import { attemptAt, EDITION, EDITION_2017, earlier } from './attempts.ts';
import type { RulingCase } from './ruling.ts';

export const ruling18311: RulingCase = {
  docket: '18-311',
  board: 'DM board',
  decided: '2018',
  facts:
    "Complaint of repeated calls. The company had no call data and pointed to its dialer's settings. The board read a calendar day as running from 00:00:00, not as a sliding 24 hours.",
  finding: 'Acquitted for want of proof of more than three attempts in a day.',
  editionThen: `${EDITION_2017}, never between 21 and 08`,
  edition: EDITION,
  completions: [
    {
      supposing: 'three attempts within 24 hours, the first two of them on the evening before',
      attempt: attemptAt('2018-09-12T08:30:00+02:00', {
        history: [earlier('2018-09-11T12:00:00+02:00'), earlier('2018-09-11T20:59:00+02:00')],
      }),
    },
    {
      supposing: 'three attempts on one day',
      attempt: attemptAt('2018-09-12T20:59:00+02:00', {
        history: [earlier('2018-09-12T08:00:00+02:00'), earlier('2018-09-12T20:00:00+02:00')],
      }),
    },
  ],
  says: [],
  unsettled: [
    {
      duty: 'daily-attempts',
      why: 'Without call data the count of a day is not known: a setting is no proof. Three within 24 hours pass over midnight and fail on one day.',
    },
    { duty: 'attempt-interval', why: 'Without call data the interval is not known.' },
  ],
};
