import { describe, expect, it } from 'vitest';
import { answerOf, past } from '../testing/situation.ts';
import { dailyAttempts } from './daily-attempts.ts';

const AT = '2026-06-16T16:00:00+02:00';
const MORNING = past('2026-06-16T08:00:00+02:00');
const NOON = past('2026-06-16T12:00:00+02:00');
const FULL = 'breach until 2026-06-16T22:00:00.000Z';

describe('daily-attempts (3.2)', () => {
  it.each([
    ['no attempt yet', AT, [], 'compliant'],
    ['one attempt that day', AT, [MORNING], 'compliant'],
    ['two attempts that day', AT, [MORNING, NOON], FULL],
    ['in whatever order they are given', AT, [NOON, MORNING], FULL],
    ['three attempts that day', AT, [MORNING, NOON, past('2026-06-16T13:00:00+02:00')], FULL],
    ['an attempt at this very instant counts', AT, [MORNING, past(AT)], FULL],
    [
      'one a millisecond later is not known',
      AT,
      [MORNING, past('2026-06-16T16:00:00.001+02:00')],
      'compliant',
    ],
    ['one at midnight belongs to the day', AT, [MORNING, past('2026-06-16T00:00:00.000+02:00')], FULL],
    [
      'one a millisecond before belongs to the day before',
      AT,
      [MORNING, past('2026-06-15T23:59:59.999+02:00')],
      'compliant',
    ],
    ['a calendar day is no sliding 24 hours', '2026-06-17T08:00:00+02:00', [MORNING, NOON], 'compliant'],
    [
      'an unreported attempt counts',
      AT,
      [MORNING, past('2026-06-16T12:00:00+02:00', { outcome: undefined })],
      FULL,
    ],
    ['a silent one counts', AT, [MORNING, past('2026-06-16T12:00:00+02:00', { outcome: 'silent' })], FULL],
    [
      'a failed one does not',
      AT,
      [MORNING, past('2026-06-16T12:00:00+02:00', { outcome: 'failed' })],
      'compliant',
    ],
    [
      "another center's does not",
      AT,
      [MORNING, past('2026-06-16T12:00:00+02:00', { contactCenter: 'c2' })],
      'compliant',
    ],
    [
      "another campaign's does not",
      AT,
      [MORNING, past('2026-06-16T12:00:00+02:00', { campaign: 'u2' })],
      'compliant',
    ],
    [
      "another offer's in the campaign does",
      AT,
      [MORNING, past('2026-06-16T12:00:00+02:00', { offer: 'o2' })],
      FULL,
    ],
    [
      'a day of 23 hours ends an hour sooner',
      '2026-03-29T17:00:00+02:00',
      [past('2026-03-29T00:30:00+01:00'), past('2026-03-29T10:00:00+02:00')],
      'breach until 2026-03-29T22:00:00.000Z',
    ],
    [
      'a day of 25 hours ends an hour later',
      '2026-10-25T17:00:00+01:00',
      [past('2026-10-25T02:30:00+02:00'), past('2026-10-25T02:30:00+01:00')],
      'breach until 2026-10-25T23:00:00.000Z',
    ],
  ])('%s', (_, at, history, expected) => expect(answerOf(dailyAttempts, at, { history })).toBe(expected));

  it.each([
    ['one a day where the campaign says so', 1, [MORNING], FULL],
    ['none where the campaign says so', 0, [], 'breach for ever'],
    ['never more than the guidelines', 3, [MORNING, NOON], FULL],
  ])('%s', (_, most, history, expected) =>
    expect(answerOf(dailyAttempts, AT, { history }, { dailyAttempts: most })).toBe(expected),
  );
});
