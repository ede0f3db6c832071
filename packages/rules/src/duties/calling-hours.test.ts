import { describe, expect, it } from 'vitest';
import { situationAt } from '../testing/situation.ts';
import { callingHours } from './calling-hours.ts';

describe('calling-hours (3.2)', () => {
  it.each([
    ['Friday 07:59:59.999 is too early', '2026-06-12T07:59:59.999+02:00', '2026-06-12T08:00:00.000+02:00'],
    ['Friday 08:00 is allowed', '2026-06-12T08:00:00.000+02:00', true],
    ['Friday 20:59:59.999 is allowed', '2026-06-12T20:59:59.999+02:00', true],
    [
      'Friday 21:00 is too late, Saturday opens at 10',
      '2026-06-12T21:00:00.000+02:00',
      '2026-06-13T10:00:00.000+02:00',
    ],
    ['Saturday 09:59:59.999 is too early', '2026-06-13T09:59:59.999+02:00', '2026-06-13T10:00:00.000+02:00'],
    ['Saturday 10:00 is allowed', '2026-06-13T10:00:00.000+02:00', true],
    ['Saturday 17:59:59.999 is allowed', '2026-06-13T17:59:59.999+02:00', true],
    ['Saturday 18:00 is too late', '2026-06-13T18:00:00.000+02:00', '2026-06-14T10:00:00.000+02:00'],
    [
      'Sunday 18:00 is too late, Monday opens at 08',
      '2026-06-14T18:00:00.000+02:00',
      '2026-06-15T08:00:00.000+02:00',
    ],
    ['Monday 08:00 is allowed', '2026-06-15T08:00:00.000+02:00', true],
    ['a public holiday follows its weekday: Good Friday at 20', '2026-04-03T20:00:00.000+02:00', true],
    [
      'a closed day follows its weekday too: Christmas Eve, a Thursday, at 08',
      '2026-12-24T08:00:00.000+01:00',
      true,
    ],
    [
      'the night clocks go forward: Sunday opens at 10 summer time',
      '2026-03-28T18:00:00.000+01:00',
      '2026-03-29T10:00:00.000+02:00',
    ],
    [
      '09:59 summer time on that Sunday is too early',
      '2026-03-29T09:59:00.000+02:00',
      '2026-03-29T10:00:00.000+02:00',
    ],
    [
      'the night clocks go back: Sunday opens at 10 normal time',
      '2026-10-24T18:00:00.000+02:00',
      '2026-10-25T10:00:00.000+01:00',
    ],
    [
      'the second 02:30 of that night waits as the first does',
      '2026-10-25T02:30:00.000+01:00',
      '2026-10-25T10:00:00.000+01:00',
    ],
  ] as const)('%s', (_, at, expected) => {
    const { situation, t } = situationAt(at);
    const from = callingHours.passesFrom(situation, t);
    expect(callingHours.evaluate(situation, t)).toBe(expected === true ? 'compliant' : 'breach');
    expect(from).toBe(expected === true ? t : Date.parse(expected));
  });

  it('keeps to narrower hours of the campaign', () => {
    const hours = { weekday: { opens: 9 * 60, closes: 17 * 60 }, weekend: null };
    const { situation, t } = situationAt('2026-06-12T17:00:00.000+02:00', {}, { hours });
    expect(callingHours.evaluate(situation, t)).toBe('breach');
    expect(callingHours.passesFrom(situation, t)).toBe(Date.parse('2026-06-15T09:00:00.000+02:00'));
  });

  it.each([
    ['Friday is a weekday of the campaign too', '2026-06-12T16:59:59.999+02:00', true],
    ['Saturday is its weekend', '2026-06-13T11:59:59.999+02:00', '2026-06-13T12:00:00.000+02:00'],
    ['Sunday is its weekend', '2026-06-14T12:00:00.000+02:00', true],
    [
      'its weekend closes before its weekdays',
      '2026-06-14T15:00:00.000+02:00',
      '2026-06-15T09:00:00.000+02:00',
    ],
  ] as const)('by the hours of the campaign %s', (_, at, expected) => {
    const hours = {
      weekday: { opens: 9 * 60, closes: 17 * 60 },
      weekend: { opens: 12 * 60, closes: 15 * 60 },
    };
    const { situation, t } = situationAt(at, {}, { hours });
    expect(callingHours.passesFrom(situation, t)).toBe(expected === true ? t : Date.parse(expected));
  });

  it('never opens where the campaign closes every weekday', () => {
    const { situation, t } = situationAt(
      '2026-06-12T12:00:00.000+02:00',
      {},
      { hours: { weekday: null, weekend: null } },
    );
    expect(callingHours.passesFrom(situation, t)).toBe(Number.POSITIVE_INFINITY);
  });
});
