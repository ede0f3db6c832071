import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byCase, byLog, dense, row, years } from '../testing/log-rows.ts';

it.each([
  ['any rows', fc.array(row, { maxLength: 60 }), 40_000],
  ['many in thirty days', fc.array(dense, { minLength: 20, maxLength: 60 }), 5_000],
  ['several years', fc.array(years, { maxLength: 60 }), 20_000],
] as const)('a log comes to what its cases come to: %s', (_, rows, numRuns) => {
  fc.assert(
    fc.property(rows, (log) => {
      expect(byLog(log)).toEqual(byCase(log));
    }),
    { numRuns },
  );
});
