import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTEMPT_OUTCOMES } from '../facts/attempt.ts';
import { byCase, byLog, dense, packed, type Row, row, years } from '../testing/log-rows.ts';
import { instant } from '../testing/situation.ts';
import { judgeLog } from './judge.ts';
import { orderLog } from './order.ts';
import { LogRows, UNKNOWN } from './rows.ts';

describe('a whole log', () => {
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
    const { log, parties } = packed(rows);
    expect(Array.from(judgeLog(log, parties, Uint32Array.from([0])))).toEqual([0, 0, 0]);
  });
});

const NOTHING = {
  duration: 0,
  party: 0,
  line: 0,
  outcome: 0,
  dialing: 0,
  rings: UNKNOWN,
  ringing: UNKNOWN,
};

describe('the order of a log', () => {
  it('is by number, then start, then place', () => {
    const start = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 0, max: 4_000_000_000_000 }));
    const number = fc.integer({ min: 0, max: 3 });
    fc.assert(
      fc.property(fc.array(fc.tuple(number, start), { maxLength: 400 }), (keys) => {
        const rows = new LogRows();
        for (const [key, startedAt] of keys) rows.add({ ...NOTHING, number: key, startedAt });
        const plain = keys
          .map((_, i) => i)
          .sort((a, b) => keys[a]![0] - keys[b]![0] || keys[a]![1] - keys[b]![1] || a - b);
        expect(Array.from(orderLog(rows, 4))).toEqual(plain);
      }),
    );
  });
});
