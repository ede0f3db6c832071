import { ATTEMPT_OUTCOMES } from '../facts/attempt.ts';
import { attemptAt, EDITION, EDITION_2017, earlier } from './attempts.ts';
import type { RulingCase } from './ruling.ts';

/** What the network can say of an attempt that reached the consumer: an agent's code is another column. */
const reached = ATTEMPT_OUTCOMES.filter((outcome) => outcome !== 'failed');

export const ruling17419: RulingCase = {
  docket: '17-419',
  board: 'DM board',
  decided: null,
  facts: "An agent's wrong code made the dialer redial three times within minutes.",
  finding: 'Breach.',
  editionThen: EDITION_2017,
  edition: EDITION,
  completions: [
    ...reached.map((outcome) => ({
      supposing: `the first redial, two minutes after an attempt that ended as ${outcome}`,
      attempt: attemptAt('2017-10-04T14:02:00+02:00', {
        history: [earlier('2017-10-04T14:00:00+02:00', outcome)],
      }),
    })),
    {
      supposing: 'the third redial, each two minutes after the one before',
      attempt: attemptAt('2017-10-04T14:06:00+02:00', {
        history: ['14:00', '14:02', '14:04'].map((hour) => earlier(`2017-10-04T${hour}:00+02:00`, 'busy')),
      }),
    },
  ],
  says: [
    {
      duty: 'attempt-interval',
      outcome: 'breach',
      answers: 'contactCenter',
      why: 'Four hours have to pass since the attempt before, whatever code it was given.',
    },
  ],
  unsettled: [
    {
      duty: 'daily-attempts',
      why: 'The first redial was the second attempt of the day, the third redial the fourth; attempts before them are not published.',
    },
    {
      duty: null,
      why: 'An attempt that reached the consumer and is reported as failed counts for no rule: that such a report is refused is for those who take it, not for a rule.',
    },
  ],
};
