import { describe, expect, it } from 'vitest';
import { answerOf } from '../testing/situation.ts';
import { closedDay } from './closed-day.ts';

describe('closed-day (3.2)', () => {
  it.each([
    ['the last millisecond before Christmas Eve is open', '2026-12-23T23:59:59.999+01:00', 'compliant'],
    [
      'Christmas Eve is closed from its first millisecond',
      '2026-12-24T00:00:00.000+01:00',
      'breach until 2026-12-24T23:00:00.000Z',
    ],
    [
      'Christmas Eve is closed to its last',
      '2026-12-24T23:59:59.999+01:00',
      'breach until 2026-12-24T23:00:00.000Z',
    ],
    ['Christmas Day is open', '2026-12-25T00:00:00.000+01:00', 'compliant'],
    ['Good Friday is open', '2026-04-03T12:00:00.000+02:00', 'compliant'],
    ['Easter Eve is closed', '2026-04-04T12:00:00.000+02:00', 'breach until 2026-04-04T22:00:00.000Z'],
    ['Easter Sunday is open', '2026-04-05T12:00:00.000+02:00', 'compliant'],
    ['the day before Midsummer Eve is open', '2026-06-18T12:00:00.000+02:00', 'compliant'],
    ['Midsummer Eve is closed', '2026-06-19T12:00:00.000+02:00', 'breach until 2026-06-19T22:00:00.000Z'],
    ['Midsummer Day is open', '2026-06-20T12:00:00.000+02:00', 'compliant'],
    ["New Year's Eve is open", '2026-12-31T12:00:00.000+01:00', 'compliant'],
    [
      'Easter Eve before the night clocks go forward ends at normal midnight',
      '2027-03-27T12:00:00.000+01:00',
      'breach until 2027-03-27T23:00:00.000Z',
    ],
    [
      'Easter Eve after that night ends at summer midnight',
      '2024-03-30T23:59:59.999+01:00',
      'breach until 2024-03-30T23:00:00.000Z',
    ],
  ])('%s', (_, at, expected) => expect(answerOf(closedDay, at)).toBe(expected));

  it.each([
    [
      'closes public holidays where the campaign says so: Good Friday and Easter Eve, then Sunday and Monday',
      '2026-04-03T12:00:00+02:00',
      { publicHolidaysClosed: true },
      'breach until 2026-04-06T22:00:00.000Z',
    ],
    [
      'an ordinary Sunday is no public holiday',
      '2026-04-12T12:00:00+02:00',
      { publicHolidaysClosed: true },
      'compliant',
    ],
    [
      'closes days of its own, one after the other',
      '2026-07-01T12:00:00+02:00',
      { closedDays: ['2026-07-02', '2026-07-01'] },
      'breach until 2026-07-02T22:00:00.000Z',
    ],
    [
      'and leaves the day before open',
      '2026-06-30T23:59:59.999+02:00',
      { closedDays: ['2026-07-01'] },
      'compliant',
    ],
    ['false closes nothing', '2026-04-03T12:00:00+02:00', { publicHolidaysClosed: false }, 'compliant'],
  ])('%s', (_, at, limits, expected) => expect(answerOf(closedDay, at, {}, limits)).toBe(expected));

  it('has no end in sight where every day is closed', () => {
    const first = Date.UTC(2026, 5, 1);
    const closedDays = Array.from({ length: 500 }, (_, i) =>
      new Date(first + i * 86_400_000).toISOString().slice(0, 10),
    );
    expect(answerOf(closedDay, '2026-06-01T12:00:00+02:00', {}, { closedDays })).toBe('breach for ever');
    const until = answerOf(
      closedDay,
      '2026-06-01T12:00:00+02:00',
      {},
      { closedDays: closedDays.slice(0, 400) },
    );
    expect(until).toBe('breach until 2027-07-05T22:00:00.000Z');
  });
});
