import type { AttemptOutcome } from '../facts/attempt.ts';
import { attemptAt, EDITION, EDITION_2017, earlier } from './attempts.ts';
import type { RulingCase } from './ruling.ts';

/** The fifth attempt of the day at `last`, after four at the hours given, the first three of them silent. */
const fifth = (hours: readonly string[], last: string, dialing: 'manual' | 'predictive') => {
  const outcomes: AttemptOutcome[] = ['silent', 'silent', 'silent', 'no-answer'];
  const history = hours.map((hour, i) => earlier(`2019-05-14T${hour}:00+02:00`, outcomes[i]));
  return attemptAt(`2019-05-14T${last}:00+02:00`, { history, dialing });
};
const silent = { outcome: 'silent', dialing: 'predictive' } as const;
const refusal = { startedAt: 0, dialing: 'predictive', askedToContinue: true } as const;

export const ruling19175: RulingCase = {
  docket: '19-175',
  board: 'NIX board',
  decided: '2019',
  facts:
    'Five attempts to one number in a day, the first three of them silent. The consumer was called again after a no. The company found no trace of the calls.',
  finding: 'Breach for the silent calls and for the count, and for calling after a no.',
  editionThen: EDITION_2017,
  edition: EDITION,
  completions: [
    {
      supposing:
        'the five came four hours and more apart, the last too late in the evening, by predictive dialing',
      attempt: fifth(['05:00', '09:00', '13:00', '17:00'], '21:00', 'predictive'),
      outcome: silent,
      call: { ...refusal, doNotCall: { registeredAt: 1, suppressedSince: 1 } },
    },
    {
      supposing: 'the five came within open hours, close upon each other, the last dialed by hand',
      attempt: fifth(['10:00', '10:10', '10:20', '14:00'], '14:05', 'manual'),
      outcome: { ...silent, dialing: 'progressive' },
      call: { ...refusal, doNotCall: { registeredAt: 1 } },
    },
  ],
  says: [
    {
      duty: 'daily-attempts',
      outcome: 'breach',
      answers: 'contactCenter',
      why: 'Two a day are allowed. Silent attempts and the redials that follow them count like any other.',
    },
    {
      duty: 'silent-call',
      outcome: 'breach',
      answers: 'contactCenter',
      why: 'The consumer answered and no agent was there, whatever the dialing that was to bring one.',
    },
  ],
  unsettled: [
    { duty: 'attempt-interval', why: 'The hours of the attempts are not published.' },
    { duty: 'calling-hours', why: 'The hours of the attempts are not published.' },
    { duty: 'dedicated-redial', why: 'How the attempts after the silent ones were dialed is not published.' },
    {
      duty: 'permission-to-continue',
      why: 'Whether the no was registered as a wish for no more calls, and when, is not published; the company had no data.',
    },
  ],
};
