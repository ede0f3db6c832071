import { describe, expect, it } from 'vitest';
import { answerOf, instant, past } from '../testing/situation.ts';
import { attemptInterval } from './attempt-interval.ts';

const AT = '2026-06-16T16:00:00.000+02:00';
const long = past('2026-06-16T11:00:00+02:00', { endedAt: instant('2026-06-16T12:30:00+02:00') });
const silent = past('2026-06-16T15:00:00+02:00', { outcome: 'silent' });

describe('attempt-interval (3.2)', () => {
  it.each([
    ['no earlier attempt', AT, [], 'compliant'],
    ['exactly four hours', AT, [past('2026-06-16T12:00:00.000+02:00')], 'compliant'],
    [
      'a millisecond short of four hours',
      AT,
      [past('2026-06-16T12:00:00.001+02:00')],
      'breach until 2026-06-16T14:00:00.001Z',
    ],
    ['the end counts, not the start', AT, [long], 'breach until 2026-06-16T14:30:00.000Z'],
    [
      'of any attempt, not of the last',
      AT,
      [long, past('2026-06-16T11:30:00+02:00')],
      'breach until 2026-06-16T14:30:00.000Z',
    ],
    [
      'in whatever order',
      AT,
      [past('2026-06-16T11:30:00+02:00'), long],
      'breach until 2026-06-16T14:30:00.000Z',
    ],
    [
      'an end that lies ahead is known',
      AT,
      [past('2026-06-16T11:00:00+02:00', { endedAt: instant('2026-06-16T16:30:00+02:00') })],
      'breach until 2026-06-16T18:30:00.000Z',
    ],
    [
      'an end before the start counts as the start',
      AT,
      [past('2026-06-16T15:00:00+02:00', { endedAt: 0 })],
      'breach until 2026-06-16T17:00:00.000Z',
    ],
    ['an attempt at this very instant', AT, [past(AT)], 'breach until 2026-06-16T18:00:00.000Z'],
    ['one a millisecond later is not known', AT, [past('2026-06-16T16:00:00.001+02:00')], 'compliant'],
    [
      'a failed one does not count',
      AT,
      [past('2026-06-16T15:00:00+02:00', { outcome: 'failed' })],
      'compliant',
    ],
    [
      "another center's does not",
      AT,
      [past('2026-06-16T15:00:00+02:00', { contactCenter: 'c2' })],
      'compliant',
    ],
    ["another campaign's does not", AT, [past('2026-06-16T15:00:00+02:00', { campaign: 'u2' })], 'compliant'],
    [
      "another offer's in the campaign does",
      AT,
      [past('2026-06-16T15:00:00+02:00', { offer: 'o2' })],
      'breach until 2026-06-16T17:00:00.000Z',
    ],
    [
      'hours are elapsed hours the night clocks go forward',
      '2026-03-29T04:59:59.999+02:00',
      [past('2026-03-29T00:00:00+01:00')],
      'breach until 2026-03-29T03:00:00.000Z',
    ],
    [
      'four of them end at 05 on the wall',
      '2026-03-29T05:00:00.000+02:00',
      [past('2026-03-29T00:00:00+01:00')],
      'compliant',
    ],
    [
      'and at 03 the night clocks go back',
      '2026-10-25T03:00:00.000+01:00',
      [past('2026-10-25T00:00:00+02:00')],
      'compliant',
    ],
    ['by default a redial waits as well', AT, [silent], 'breach until 2026-06-16T17:00:00.000Z'],
  ])('%s', (_, at, history, expected) => expect(answerOf(attemptInterval, at, { history })).toBe(expected));

  it.each([
    [
      'a longer interval of the campaign, to the minute',
      { attemptIntervalMinutes: 300 },
      [past('2026-06-16T11:00:00+02:00')],
      'compliant',
    ],
    [
      'a millisecond short of it',
      { attemptIntervalMinutes: 300 },
      [past('2026-06-16T11:00:00.001+02:00')],
      'breach until 2026-06-16T14:00:00.001Z',
    ],
    [
      'never shorter than the guidelines',
      { attemptIntervalMinutes: 1 },
      [past('2026-06-16T12:00:00.001+02:00')],
      'breach until 2026-06-16T14:00:00.001Z',
    ],
    ['the redial at once, where the principal chose so', { immediateRedial: true }, [silent], 'compliant'],
    [
      'the choice lifts nothing else',
      { immediateRedial: true },
      [past('2026-06-16T15:00:00+02:00')],
      'breach until 2026-06-16T17:00:00.000Z',
    ],
    [
      'nor once the consumer was answered by an agent',
      { immediateRedial: true },
      [silent, past('2026-06-16T15:10:00+02:00', { outcome: 'answered' })],
      'breach until 2026-06-16T17:10:00.000Z',
    ],
    ['a choice of no is none', { immediateRedial: false }, [silent], 'breach until 2026-06-16T17:00:00.000Z'],
  ])('%s', (_, limits, history, expected) =>
    expect(answerOf(attemptInterval, AT, { history }, limits)).toBe(expected),
  );

  it('the immediate redial must be dedicated', () => {
    const facts = { history: [silent], dialing: 'predictive' } as const;
    const until = 'breach until 2026-06-16T17:00:00.000Z';
    expect(answerOf(attemptInterval, AT, facts, { immediateRedial: true })).toBe(until);
  });
});
