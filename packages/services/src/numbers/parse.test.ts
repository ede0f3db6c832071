import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseByLibrary, parseNumber } from './parse.ts';

describe('parseNumber', () => {
  it.each([
    ['070-174 06 05', '+46701740605'],
    ['0701740605', '+46701740605'],
    ['+46 70 174 06 05', '+46701740605'],
    ['+46 (0)70-174 06 05', '+46701740605'],
    ['0046701740605', '+46701740605'],
    [' 08-465 004 00 ', '+46846500400'],
  ])('reads %s', (text, number) => {
    expect(parseNumber(text)).toEqual({ ok: true, number });
  });

  it.each([
    ['', 'empty'],
    ['   ', 'empty'],
    ['okänt', 'not-a-number'],
    ['070-174 06', 'not-a-number'],
    ['+47 22 12 34 56', 'not-swedish'],
  ])('refuses %j as %s', (text, reason) => {
    expect(parseNumber(text)).toEqual({ ok: false, reason });
  });

  it('answers as the library does, however a number is written', () => {
    const prefix = fc.constantFrom('0', '+46', '+46 ', '0046', '0046 ', '46', '+46 (0)', '', '+4607');
    const between = fc.constantFrom('', '', ' ', '-', '--', '  ', '/', '.', '\u2013', '\u00a0');
    const digits = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), between), {
      minLength: 5,
      maxLength: 10,
    });
    const mobile = fc.tuple(
      prefix,
      fc.constantFrom('70', '71', '72', '73', '74', '75', '76', '77', '79', '8', '31', '20', '900'),
      digits,
      fc.constantFrom('', ' ', 'x', ' ext 1'),
    );
    fc.assert(
      fc.property(mobile, ([start, series, rest, end]) => {
        const text = start + series + rest.map(([digit, gap]) => gap + digit).join('') + end;
        expect(parseNumber(text)).toEqual(parseByLibrary(text));
      }),
      { numRuns: 20_000 },
    );
  });
});
