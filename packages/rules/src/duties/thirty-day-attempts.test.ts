import { describe, expect, it } from 'vitest';
import type { PastAttempt } from '../facts/attempt.ts';
import { answerOf, instant, past } from '../testing/situation.ts';
import { thirtyDayAttempts } from './thirty-day-attempts.ts';

const AT = '2026-06-30T12:00:00.000+02:00';
const HOURS = 3_600_000;

/** So many attempts an hour apart, the last an hour before `AT`. */
const recent = (count: number): PastAttempt[] =>
  Array.from({ length: count }, (_, i) => ({ ...past(AT), at: instant(AT) - (count - i) * HOURS }));
/** An attempt so many milliseconds before `AT`. */
const before = (ms: number, facts: Partial<PastAttempt> = {}) => ({
  ...past(AT, facts),
  at: instant(AT) - ms,
});

describe('thirty-day-attempts (3.2)', () => {
  it.each([
    ['nineteen attempts', recent(19), 'compliant'],
    [
      'twenty, the oldest a millisecond inside 720 hours',
      [...recent(19), before(720 * HOURS - 1)],
      'breach until 2026-06-30T10:00:00.001Z',
    ],
    ['twenty, the oldest exactly 720 hours ago', [...recent(19), before(720 * HOURS)], 'compliant'],
    ['twenty in the last day wait for the oldest', recent(20), 'breach until 2026-07-29T14:00:00.000Z'],
    [
      'of twenty-one, two must have left',
      [before(700 * HOURS), ...recent(20)],
      'breach until 2026-07-29T14:00:00.000Z',
    ],
    [
      'an attempt at this very instant counts',
      [...recent(19), before(0)],
      'breach until 2026-07-29T15:00:00.000Z',
    ],
    ['one a millisecond later is not known', [...recent(19), before(-1)], 'compliant'],
    [
      "another center's counts",
      [...recent(19), before(HOURS / 2, { contactCenter: 'c2' })],
      'breach until 2026-07-29T15:00:00.000Z',
    ],
    [
      "another offer's in the campaign counts",
      [...recent(19), before(HOURS / 2, { offer: 'o2' })],
      'breach until 2026-07-29T15:00:00.000Z',
    ],
    ["another campaign's does not", [...recent(19), before(HOURS / 2, { campaign: 'u2' })], 'compliant'],
    ['a failed one does not', [...recent(19), before(HOURS / 2, { outcome: 'failed' })], 'compliant'],
  ])('%s', (_, history, expected) => expect(answerOf(thirtyDayAttempts, AT, { history })).toBe(expected));

  it('counts elapsed hours across a change of clocks', () => {
    const history = Array.from({ length: 20 }, () => past('2026-03-01T12:00:00+01:00'));
    expect(answerOf(thirtyDayAttempts, '2026-03-31T12:59:59.999+02:00', { history })).toBe(
      'breach until 2026-03-31T11:00:00.000Z',
    );
    expect(answerOf(thirtyDayAttempts, '2026-03-31T13:00:00.000+02:00', { history })).toBe('compliant');
  });

  it.each([
    ['fewer where the campaign says so', 3, recent(3), 'breach until 2026-07-30T07:00:00.000Z'],
    ['and not one less', 3, recent(2), 'compliant'],
    ['one where the campaign says so', 1, recent(1), 'breach until 2026-07-30T09:00:00.000Z'],
    ['that one', 1, [], 'compliant'],
    ['none where the campaign says so', 0, [], 'breach for ever'],
    ['never more than the guidelines', 21, recent(20), 'breach until 2026-07-29T14:00:00.000Z'],
  ])('%s', (_, most, history, expected) =>
    expect(answerOf(thirtyDayAttempts, AT, { history }, { thirtyDayAttempts: most })).toBe(expected),
  );
});
