import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { instant } from '../testing/situation.ts';
import { civilOf, daysFromCivil, weekdayOf } from './civil.ts';
import { dayOf, formatDate, parseDate, startOfDay } from './days.ts';
import { isClosedDay, isPublicHoliday, isWorkingDay } from './holidays.ts';
import { formatInstant, parseInstant } from './instants.ts';
import { addMonths, addMonthsToDay } from './months.ts';
import { addWorkingDays, withdrawalEnd } from './working-days.ts';
import { DAY, HOUR, instantOfLocal, offsetAt } from './zone.ts';

const day = (text: string) => {
  const found = parseDate(text);
  if (found === null) throw new Error(`not a date: ${text}`);
  return found;
};

describe("Stockholm's clock", () => {
  it('agrees with the zone data of this runtime at every change of clocks and in between, 1975 to 2037', () => {
    const shown = new Intl.DateTimeFormat('en-US', {
      timeZone: 'Europe/Stockholm',
      timeZoneName: 'longOffset',
    });
    const offset = (t: number) => {
      const name = shown.formatToParts(t).find(({ type }) => type === 'timeZoneName')?.value;
      return name === 'GMT+02:00' ? 2 * HOUR : HOUR;
    };
    for (let t = Date.UTC(1975, 0, 1, 1); t < Date.UTC(2038, 0, 1); t += DAY / 2) {
      expect(offsetAt(t), formatInstant(t)).toBe(offset(t));
      const changes = offsetAt(t) !== offsetAt(t - DAY / 2);
      for (const near of changes ? [-12, -1, 0] : []) {
        expect(offsetAt(t + near * HOUR - 1), formatInstant(t)).toBe(offset(t + near * HOUR - 1));
      }
    }
  });

  it('changes its clocks on the last Sundays of March and October in years far off too', () => {
    for (const year of [2199, 2200, 2210, 2400]) {
      const lastSunday = (month: number) =>
        Array.from({ length: 7 }, (_, i) => daysFromCivil(year, month, 25 + i)).find(
          (n) => weekdayOf(n) === 6,
        )!;
      const [spring, autumn] = [lastSunday(3) * DAY + HOUR, lastSunday(10) * DAY + HOUR];
      const around = [spring - 1, spring, autumn - 1, autumn].map((t) => offsetAt(t) / HOUR);
      expect(around, String(year)).toEqual([1, 2, 2, 1]);
    }
  });

  it('gives days of 23 and 25 hours', () => {
    const hours = (date: string) => (startOfDay(day(date) + 1) - startOfDay(day(date))) / HOUR;
    expect([hours('2026-03-28'), hours('2026-03-29'), hours('2026-03-30')]).toEqual([24, 23, 24]);
    expect([hours('2026-10-24'), hours('2026-10-25'), hours('2026-10-26')]).toEqual([24, 25, 24]);
  });

  it.each([
    ['a time in the gap moves an hour later', '2026-03-29', 2.5, '2026-03-29T03:30:00+02:00'],
    ['the gap begins at 02:00', '2026-03-29', 2, '2026-03-29T03:00:00+02:00'],
    ['01:59 is before it', '2026-03-29', 1.99, '2026-03-29T01:59:24+01:00'],
    ['03:00 is after it', '2026-03-29', 3, '2026-03-29T03:00:00+02:00'],
    ['in the overlap the first of the two', '2026-10-25', 2.5, '2026-10-25T02:30:00+02:00'],
    ['the overlap begins at 02:00', '2026-10-25', 2, '2026-10-25T02:00:00+02:00'],
    ['03:00 is after it', '2026-10-25', 3, '2026-10-25T03:00:00+01:00'],
  ])('%s', (_, date, hour, expected) => {
    expect(formatInstant(instantOfLocal(day(date) * DAY + Math.round(hour * HOUR)))).toBe(
      formatInstant(instant(expected)),
    );
  });

  it.each([
    ['2026-06-18T21:59:59.999Z', '2026-06-18'],
    ['2026-06-18T22:00:00.000Z', '2026-06-19'],
    ['2026-12-31T22:59:59.999Z', '2026-12-31'],
    ['2026-12-31T23:00:00.000Z', '2027-01-01'],
  ])('%s falls on %s', (at, date) => expect(formatDate(dayOf(instant(at)))).toBe(date));
});

describe('the calendar', () => {
  it('counts days as the runtime does, there and back', () => {
    for (let n = -800_000; n < 3_000_000; n += 997) {
      const date = new Date(n * DAY);
      const parts = { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, date: date.getUTCDate() };
      expect(civilOf(n)).toEqual(parts);
      expect(daysFromCivil(parts.year, parts.month, parts.date)).toBe(n);
      expect(weekdayOf(n)).toBe((date.getUTCDay() + 6) % 7);
    }
  });

  it('agrees with the table of every holiday, eve and closed day, 2006 to 2049', () => {
    const rows = readFileSync(new URL('../../fixtures/se_days_2006_2049.csv', import.meta.url), 'utf8');
    const table = new Map(
      rows
        .trim()
        .split('\n')
        .slice(1)
        .map((row) => {
          const [date, , ...marks] = row.split(',');
          return [date!, marks.map((mark) => mark === '1')] as const;
        }),
    );
    expect(table.size).toBe(734);
    for (let n = day('2006-01-01'); n <= day('2049-12-31'); n += 1) {
      const date = formatDate(n);
      const ordinary = [false, false, weekdayOf(n) < 5];
      expect([isPublicHoliday(n), isClosedDay(n), isWorkingDay(n)], date).toEqual(
        table.get(date) ?? ordinary,
      );
    }
  });

  /** Easter Sunday by the anonymous computus that Butcher printed in 1876. */
  const easterOf = (year: number) => {
    const a = year % 19;
    const [b, c] = [Math.floor(year / 100), year % 100];
    const [d, e] = [Math.floor(b / 4), b % 4];
    const g = Math.floor((b - Math.floor((b + 8) / 25) + 1) / 3);
    const h = (19 * a + b - d - g + 15) % 30;
    const l = (32 + 2 * e + 2 * Math.floor(c / 4) - h - (c % 4)) % 7;
    const n = h + l - 7 * Math.floor((a + 11 * h + 22 * l) / 451) + 114;
    return daysFromCivil(year, Math.floor(n / 31), (n % 31) + 1);
  };

  /** Every year that is marked ahead, those beside them, and some far off where the computus turns. */
  const years = [
    ...Array.from({ length: 245 }, (_, i) => 1965 + i),
    1900,
    2299,
    2300,
    2400,
    2699,
    3000,
    3100,
  ];

  it('closes Easter Eve, Christmas Eve and Midsummer Eve in any year, near and far', () => {
    for (const year of years) {
      const midsummer = Array.from({ length: 7 }, (_, i) => daysFromCivil(year, 6, 19 + i)).find(
        (n) => weekdayOf(n) === 4,
      )!;
      const closed = [easterOf(year) - 1, midsummer, daysFromCivil(year, 12, 24)];
      const found: number[] = [];
      for (let n = daysFromCivil(year, 1, 1); n < daysFromCivil(year + 1, 1, 1); n += 1)
        if (isClosedDay(n)) found.push(n);
      expect(found, String(year)).toEqual(closed);
    }
  });

  it.each([
    ['2203-01-01', true, false],
    ['2201-01-01', true, false],
    // The last day of a leap year, and the one after a leap day.
    ['2208-12-30', false, true],
    ['2208-12-31', false, false],
    ['2204-12-31', false, false],
    ['1964-12-31', false, false],
    ['1965-01-01', true, false],
  ])('knows the ends of years far off: %s', (date, holiday, works) => {
    const day = parseDate(date)!;
    expect([isPublicHoliday(day), isWorkingDay(day)]).toEqual([holiday, works]);
  });

  it('knows the holidays around Easter in any year', () => {
    // The centuries in which a step of the computus comes out otherwise than in those before.
    const turns = [3200, 3900, 4200, 7600, 7700].flatMap((from) =>
      Array.from({ length: 100 }, (_, i) => from + i),
    );
    for (const year of [...years, ...turns]) {
      const easter = easterOf(year);
      for (const n of [easter - 2, easter + 1, easter + 39])
        expect(isPublicHoliday(n), String(year)).toBe(true);
    }
  });

  it.each([
    '2026-00-01',
    '2026-13-01',
    '2026-01-00',
    '2026-04-31',
    '2025-02-29',
    '2100-02-29',
    '26-01-01',
    '2026-1-1',
    ' 2026-01-01',
  ])('%s is no date', (text) => expect(parseDate(text)).toBeNull());

  it.each(['2024-02-29', '2000-02-29', '2026-12-31', '0001-01-01'])('%s is a date', (text) =>
    expect(formatDate(day(text))).toBe(text),
  );
});

describe('months', () => {
  it.each([
    ['2024-02-29T12:00:00+01:00', 12, '2025-02-28T12:00:00+01:00'],
    ['2025-02-28T12:00:00+01:00', 12, '2026-02-28T12:00:00+01:00'],
    ['2023-02-28T12:00:00+01:00', 12, '2024-02-28T12:00:00+01:00'],
    ['2025-11-30T12:00:00+01:00', 3, '2026-02-28T12:00:00+01:00'],
    ['2026-01-31T08:00:00+01:00', 3, '2026-04-30T08:00:00+02:00'],
    ['2026-01-29T02:30:00+01:00', 2, '2026-03-29T03:30:00+02:00'],
    ['2026-07-25T02:30:00+02:00', 3, '2026-10-25T02:30:00+02:00'],
    ['2025-10-26T02:30:00+01:00', 12, '2026-10-26T02:30:00+01:00'],
    ['2026-12-31T23:59:59.999+01:00', 2, '2027-02-28T23:59:59.999+01:00'],
    ['2026-01-15T00:00:00+01:00', 12, '2027-01-15T00:00:00+01:00'],
  ])('%s and %i months: %s', (from, months, to) => {
    expect(formatInstant(addMonths(instant(from), months))).toBe(formatInstant(instant(to)));
  });

  it('counts across years for a date', () => {
    expect(formatDate(addMonthsToDay(day('2025-12-31'), 2))).toBe('2026-02-28');
    expect(formatDate(addMonthsToDay(day('2026-11-01'), 2))).toBe('2027-01-01');
  });
});

describe('working days and withdrawal', () => {
  it.each([
    ['five from the Thursday before Christmas', '2026-12-17', 5, '2026-12-28'],
    ['one from Maundy Thursday', '2026-04-02', 1, '2026-04-07'],
    ['none is the day itself, a Sunday too', '2026-06-14', 0, '2026-06-14'],
    ['one from a Sunday is Monday', '2026-06-14', 1, '2026-06-15'],
    ["one from 30 December jumps New Year's Eve and Day", '2026-12-30', 1, '2027-01-04'],
    ['one from the Thursday before Midsummer Eve', '2026-06-18', 1, '2026-06-22'],
  ])('%s', (_, from, count, last) => expect(formatDate(addWorkingDays(day(from), count))).toBe(last));

  it.each([
    ['a Monday stays', '2026-06-01', 14, '2026-06-15'],
    ['a Saturday moves to Monday', '2026-05-30', 14, '2026-06-15'],
    ['a Sunday moves to Monday', '2026-05-31', 14, '2026-06-15'],
    ['Good Friday moves past Easter', '2026-03-20', 14, '2026-04-07'],
    ['Christmas Eve moves past Christmas', '2026-12-10', 14, '2026-12-28'],
    ["New Year's Eve moves past the day after", '2026-12-17', 14, '2027-01-04'],
    ['Midsummer Eve moves to Monday', '2026-06-05', 14, '2026-06-22'],
    ['30 days where the product has so many', '2026-06-01', 30, '2026-07-01'],
  ])('%s', (_, from, days, last) => expect(formatDate(withdrawalEnd(day(from), days))).toBe(last));

  it('takes fourteen days unless told otherwise', () => {
    expect(formatDate(withdrawalEnd(day('2026-06-03')))).toBe('2026-06-17');
  });
});

describe('instants', () => {
  it.each([
    ['2026-03-28T12:00:00.000Z', '2026-03-28T12:00:00.000Z'],
    ['2026-03-28T12:00:00Z', '2026-03-28T12:00:00.000Z'],
    ['2026-03-28T12:00:00.5Z', '2026-03-28T12:00:00.500Z'],
    ['2026-03-28T12:00:00.123999999Z', '2026-03-28T12:00:00.123Z'],
    ['1969-12-31T23:59:59.9999Z', '1969-12-31T23:59:59.999Z'],
    ['2026-03-28T13:00:00+01:00', '2026-03-28T12:00:00.000Z'],
    ['2026-03-28T06:30:00-05:30', '2026-03-28T12:00:00.000Z'],
    ['2026-03-28T23:00:00-0100', '2026-03-29T00:00:00.000Z'],
    ['2026-03-28T13:00:00+01', '2026-03-28T12:00:00.000Z'],
    ['2026-03-28T12:00Z', '2026-03-28T12:00:00.000Z'],
    ['2024-02-29T00:00:00z', '2024-02-29T00:00:00.000Z'],
    ['2026-12-31T23:59:59.999+00:00', '2026-12-31T23:59:59.999Z'],
    ['2026-03-28T12:00:00+23:59', '2026-03-27T12:01:00.000Z'],
  ])('%s is %s', (text, shown) => expect(formatInstant(instant(text))).toBe(shown));

  it.each([
    '2026-03-28T12:00:00',
    '2026-03-28',
    '2026-03-28 12:00:00Z',
    '2026-02-29T12:00:00Z',
    '2026-00-10T12:00:00Z',
    '2026-13-10T12:00:00Z',
    '2026-01-00T12:00:00Z',
    '2026-03-28T24:00:00Z',
    '2026-03-28T12:60:00Z',
    '2026-03-28T12:00:60Z',
    '2026-03-28T12:00:00.Z',
    '2026-03-28T12:00:00+24:00',
    '2026-03-28T12:00:00+01:60',
    ' 2026-03-28T12:00:00Z',
    '2026-03-28T12:00:00Z\n',
    '12026-03-28T12:00:00Z',
    'now',
    '',
  ])('%j is none', (text) => expect(parseInstant(text)).toBeNull());
});

describe('what is written', () => {
  it.each([
    '',
    '2026-11-2',
    '2026-11-240',
    '2026/11-24',
    '2026-11/24',
    '2026-1:-24',
    '2026-1/-24',
    '2026-11-2:',
    '2026-11-/4',
    '202x-11-24',
    '2026-00-24',
    '2026-13-01',
    '2026-11-00',
    '2026-11-31',
    '2026-02-29',
  ])('is no day: %j', (text) => {
    expect(parseDate(text)).toBeNull();
  });

  it.each(['0000-01-01', '0000-02-29', '1970-01-01', '2026-11-01', '2028-02-29', '9999-12-31'])(
    'is a day, there and back: %s',
    (text) => {
      expect(formatDate(parseDate(text)!)).toBe(text);
    },
  );

  it.each([
    ['2026-11-01T00:00:00Z', Date.UTC(2026, 10, 1)],
    ['2026-01-01T00:00Z', Date.UTC(2026, 0, 1)],
    ['2026-12-31T23:59:59.999Z', Date.UTC(2026, 11, 31, 23, 59, 59, 999)],
    ['2028-02-29T12:00:00+01:00', Date.UTC(2028, 1, 29, 11)],
    ['2026-11-00T00:00:00Z', null],
    ['2026-00-01T00:00:00Z', null],
    ['2026-13-01T00:00:00Z', null],
    ['2026-11-31T00:00:00Z', null],
    ['2026-02-29T00:00:00Z', null],
  ])('is an instant or none: %s', (text, at) => {
    expect(parseInstant(text)).toBe(at);
  });
});
