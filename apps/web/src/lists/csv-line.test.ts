import { describe, expect, it } from 'vitest';
import { csvLine } from './csv-line';

describe('a line of CSV', () => {
  it.each([
    ['=1+1', "'=1+1"],
    ['=HYPERLINK("http://x")', `"'=HYPERLINK(""http://x"")"`],
    ['+SUM(A1)', "'+SUM(A1)"],
    ['-cmd', "'-cmd"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
  ])('makes %j inert', (given, shown) => {
    expect(csvLine([given])).toBe(`${shown}\r\n`);
  });

  it.each(['+46701740605', '+4670•••••05', '-12', 'Tallmo Energi AB', 'a=b', ''])(
    'leaves %j as it is',
    (given) => {
      expect(csvLine([given])).toBe(`${given}\r\n`);
    },
  );

  it('parts cells by semicolons and keeps what holds one whole', () => {
    expect(csvLine(['a;b', 'två\nrader', 'sa "nej"', 7])).toBe('"a;b";"två\nrader";"sa ""nej""";7\r\n');
  });
});
