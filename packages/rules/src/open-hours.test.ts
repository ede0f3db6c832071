import { describe, expect, it } from 'vitest';
import { dayTable, openHours } from './open-hours.ts';
import { instant } from './testing/situation.ts';
import { parseDate } from './time/days.ts';

const day = (text: string) => parseDate(text)!;
const open = (opens: string, closes: string) => ({ opens: instant(opens), closes: instant(closes) });

describe('openHours', () => {
  it.each([
    ['a Thursday', '2026-06-18', {}, open('2026-06-18T08:00:00+02:00', '2026-06-18T21:00:00+02:00')],
    ['Midsummer Eve', '2026-06-19', {}, null],
    [
      'the Sunday of 23 hours',
      '2026-03-29',
      {},
      open('2026-03-29T10:00:00+02:00', '2026-03-29T18:00:00+02:00'),
    ],
    ['a day the campaign closes', '2026-06-18', { closedDays: ['2026-06-18'] }, null],
    [
      'a weekend the campaign closes',
      '2026-06-20',
      { hours: { weekday: { opens: 480, closes: 1260 }, weekend: null } },
      null,
    ],
  ])('of %s', (_, date, limits, expected) => expect(openHours(day(date), limits)).toEqual(expected));
});

describe('dayTable', () => {
  it('gives day after day what openHours gives, and the midnight that ends the last', () => {
    const table = dayTable(day('2026-03-28'), 9);
    expect(table.starts.length).toBe(10);
    expect(table.starts[1]).toBe(instant('2026-03-29T00:00:00+01:00'));
    expect(table.starts[9]).toBe(instant('2026-04-06T00:00:00+02:00'));
    expect(table.opens[1]).toBe(instant('2026-03-29T10:00:00+02:00'));
    expect(table.closes[1]).toBe(instant('2026-03-29T18:00:00+02:00'));
    // Easter Eve.
    expect([table.opens[7], table.closes[7]]).toEqual([table.starts[7], table.starts[7]]);
  });
});
