import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTEMPT_OUTCOMES } from '../facts/attempt.ts';
import { byCase, byLog, columnsOf, dense, type Row, row, years } from '../testing/log-rows.ts';
import { instant } from '../testing/situation.ts';
import { UNKNOWN } from './columns.ts';
import { judgeLog } from './judge.ts';
import { orderLog } from './order.ts';

describe('a log judged in columns', () => {
  it('comes to what single cases come to, each with its history', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        expect(byLog(rows)).toEqual(byCase(rows));
      }),
      { numRuns: 400 },
    );
  });

  it('counts thirty days alike', () => {
    fc.assert(
      fc.property(fc.array(dense, { minLength: 20, maxLength: 60 }), (rows) => {
        expect(byLog(rows)).toEqual(byCase(rows));
      }),
      { numRuns: 100 },
    );
  });

  it('ranks campaigns alike over several years', () => {
    fc.assert(
      fc.property(fc.array(years, { maxLength: 60 }), (rows) => {
        expect(byLog(rows)).toEqual(byCase(rows));
      }),
      { numRuns: 200 },
    );
  });

  it('judges no row that the order leaves out, and none by it', () => {
    const rows = [0, 1, 2].map(
      (h): Row => ({
        at: instant('2026-06-17T12:00:00+02:00') + h * 3_600_000,
        seconds: 0,
        number: 46701740605,
        center: 0,
        campaign: 0,
        offer: 0,
        outcome: ATTEMPT_OUTCOMES.indexOf('busy'),
        dialing: 0,
        rings: UNKNOWN,
        ringing: UNKNOWN,
      }),
    );
    const { log, parties } = columnsOf(rows);
    const { breaches } = judgeLog(log, parties, Uint32Array.from([0]));
    expect(Array.from(breaches)).toEqual([0, 0, 0]);
  });
});

describe('the order of a log', () => {
  it('is by number, then start, then place', () => {
    const key = fc.tuple(
      fc.double({ min: 0, max: 2 ** 53 - 1, noNaN: true }).map(Math.floor),
      fc.integer({ min: -5, max: 4_000_000_000_000 }),
    );
    fc.assert(
      fc.property(fc.array(key, { maxLength: 200 }), (keys) => {
        const { log } = columnsOf([]);
        const order = orderLog({
          ...log,
          rows: keys.length,
          number: Float64Array.from(keys, ([number]) => number),
          startedAt: Float64Array.from(keys, ([, start]) => start),
        });
        const plain = keys
          .map((_, i) => i)
          .sort((a, b) => keys[a]![0] - keys[b]![0] || keys[a]![1] - keys[b]![1] || a - b);
        expect(Array.from(order)).toEqual(plain);
      }),
    );
  });
});
