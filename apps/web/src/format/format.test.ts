import { describe, expect, it } from 'vitest';
import {
  clock,
  dataDate,
  dayDistance,
  longDate,
  noonOf,
  period,
  shortDate,
  weekdayAndDate,
  weekOf,
} from './instants';
import { instantOfLocal, localOf } from './local-instant';
import { compact, decimal, integer, percent } from './numbers';
import { relativeDay } from './relative-day';
import { until } from './until';

const at = Date.parse('2026-11-24T14:20:00+01:00');
const words = (key: 'today' | 'tomorrow' | 'yesterday') =>
  ({ today: 'i dag', tomorrow: 'i morgon', yesterday: 'i går' })[key];

describe('instants as the portal writes them', () => {
  it('write a date in text, in lists and as data', () => {
    expect(longDate(at, 'sv')).toBe('24 november 2026');
    expect(shortDate(at, 'sv')).toBe('tis 24 nov');
    expect(shortDate(at, 'en')).toBe('Tue 24 Nov');
    expect(weekdayAndDate(at, 'sv')).toBe('tisdag 24 november');
    expect(dataDate(at)).toBe('2026-11-24');
    expect(clock(at)).toBe('14:20');
  });
  it('abbreviate every weekday and month to three letters', () => {
    expect(shortDate(noonOf('2026-11-26'), 'sv')).toBe('tor 26 nov');
    expect(shortDate(noonOf('2026-09-06'), 'sv')).toBe('sön 6 sep');
    expect(shortDate(noonOf('2026-09-06'), 'en')).toBe('Sun 6 Sep');
  });
  it.each([
    ['2026-11-24', 48],
    ['2026-01-01', 1],
    ['2027-01-03', 53],
    ['2027-01-04', 1],
  ])('know the week of %s', (date, week) => {
    expect(weekOf(date)).toBe(week);
  });
  it('write a period with the years it needs', () => {
    expect(period('2026-10-05', '2026-12-18', 'sv')).toBe('5 oktober–18 december 2026');
    expect(period('2026-11-30', '2027-02-26', 'sv')).toBe('30 november 2026–26 februari 2027');
  });
  it('are Stockholm’s on the night when the clocks move', () => {
    expect(clock(Date.parse('2026-10-25T00:59:00Z'))).toBe('02:59');
    expect(clock(Date.parse('2026-10-25T01:00:00Z'))).toBe('02:00');
    expect(
      dayDistance(Date.parse('2026-10-26T00:30:00+01:00'), Date.parse('2026-10-25T00:30:00+02:00')),
    ).toBe(1);
  });
  it('end a day at 24:00', () => {
    expect(until(Date.parse('2026-11-25T00:00:00+01:00'), at, 'sv', words)).toBe('i dag 24:00');
    expect(until(Date.parse('2026-11-25T08:00:00+01:00'), at, 'sv', words)).toBe('i morgon 08:00');
  });
  it('read a wall-clock time back, and refuse one that no clock showed', () => {
    expect(instantOfLocal('2026-11-24T14:20')).toBe(at);
    expect(instantOfLocal('2026-11-24 14:20')).toBe(at);
    expect(localOf(at)).toBe('2026-11-24 14:20');
    expect(instantOfLocal(localOf(at))).toBe(at);
    expect(instantOfLocal('2026-03-29T02:30')).toBeNull();
    expect(instantOfLocal('tomorrow')).toBeNull();
  });
});

describe('numbers', () => {
  it('group thousands by a space that does not break', () => {
    expect(integer(12_400, 'sv')).toBe('12\u00a0400');
    expect(integer(12_400, 'en')).toBe('12,400');
  });
  it('write decimals and shares', () => {
    expect(decimal(0.14, 'sv')).toBe('0,14');
    expect(percent(0.5, 'sv')).toBe('50\u00a0%');
  });
});

describe('a day seen from another', () => {
  it.each([
    ['2026-11-25T08:00:00+01:00', 'i morgon', 'i morgon 08:00'],
    ['2026-12-01T08:00:00+01:00', 'tis 1 dec', 'tisdag 1 december 08:00'],
    ['2027-10-31T02:30:00+01:00', 'sön 31 okt 2027', 'söndag 31 oktober 2027 02:30'],
    ['2025-11-24T14:20:00+01:00', 'mån 24 nov 2025', 'måndag 24 november 2025 14:20'],
  ])('writes %s as %s, and %s', (instant, day, whole) => {
    expect(relativeDay(Date.parse(instant), at, 'sv', words)).toBe(day);
    expect(until(Date.parse(instant), at, 'sv', words)).toBe(whole);
  });
});

describe('a number where there is room for three figures', () => {
  it.each([
    [0, '0', '0'],
    [999, '999', '999'],
    [1_000, '1\u202ft', '1k'],
    [1_234, '1,2\u202ft', '1.2k'],
    [9_960, '10\u202ft', '10k'],
    [12_449, '12\u202ft', '12k'],
  ])('writes %i as %j, in English %j', (value, swedish, english) => {
    expect(compact(value, 'sv')).toBe(swedish);
    expect(compact(value, 'en')).toBe(english);
  });
});
