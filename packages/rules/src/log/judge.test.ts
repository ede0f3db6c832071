import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { ATTEMPT_OUTCOMES } from '../facts/attempt.ts';
import { byCase, byLog, dense, type Row, row, years } from '../testing/log-rows.ts';
import { instant } from '../testing/situation.ts';
import { PART_OF_CALL, UNKNOWN, UNKNOWN_OUTCOME } from './rows.ts';

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

  it('judges no part of a call, and nothing by it', () => {
    const rows = [0, 1, 2].map(
      (h): Row => ({
        at: instant('2026-06-17T12:00:00+02:00') + h * 3_600_000,
        seconds: 0,
        number: 46701740605,
        center: 0,
        campaign: 0,
        offer: 0,
        outcome: h === 0 ? ATTEMPT_OUTCOMES.indexOf('busy') : PART_OF_CALL,
        dialing: 0,
        rings: UNKNOWN,
        ringing: UNKNOWN,
      }),
    );
    expect(byLog(rows).breaches).toEqual([[], [], []]);
  });

  it('leaves open what an attempt of unknown outcome came to', () => {
    const [one] = fc.sample(row, 1);
    const { breaches, undetermined } = byLog([{ ...one!, outcome: UNKNOWN_OUTCOME }]);
    expect(undetermined).toEqual([['minimum-rings', 'silent-call']]);
    expect(breaches[0]).not.toContain('silent-call');
  });
});
