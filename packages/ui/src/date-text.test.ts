import { describe, expect, it } from 'vitest';
import { dayOf, readDate, readDateTime, textOf } from './date-text.ts';

describe('a day that somebody typed', () => {
  it.each([
    ['2026-11-24', '2026-11-24'],
    [' 2026-11-24 ', '2026-11-24'],
    ['20261124', '2026-11-24'],
    ['2026/11/24', '2026-11-24'],
    ['2026.11.24', '2026-11-24'],
    ['2026-1-4', '2026-01-04'],
    ['2026-02-29', null],
    ['2028-02-29', '2028-02-29'],
    ['2026-13-01', null],
    ['24/11/2026', null],
    ['202611', null],
    ['i morgon', null],
    ['', null],
  ])('%s is %s', (typed, day) => {
    expect(readDate(typed)).toBe(day);
  });

  it('stays the same day through the calendar, also where the clocks shift', () => {
    for (const day of ['2026-03-29', '2026-10-25', '2026-12-31', '2027-01-01'])
      expect(textOf(dayOf(day))).toBe(day);
  });
});

describe('a time that somebody typed', () => {
  it.each([
    ['2026-11-24 14:20', '2026-11-24 14:20'],
    ['2026-11-24T14:20', '2026-11-24 14:20'],
    ['2026-11-24 9.05', '2026-11-24 09:05'],
    ['20261124 0905', '2026-11-24 09:05'],
    ['2026-11-24 24:00', null],
    ['2026-11-24 12:60', null],
    ['2026-11-24', null],
    ['14:20', null],
  ])('%s is %s', (typed, time) => {
    expect(readDateTime(typed)).toBe(time);
  });
});
