import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decide } from '../decide.ts';
import { minimumRings } from '../duties/minimum-rings.ts';
import { silentCall } from '../duties/silent-call.ts';
import { ATTEMPT_OUTCOMES, DIALINGS, type PastAttempt } from '../facts/attempt.ts';
import { instant } from '../testing/situation.ts';
import { type LogColumns, type LogParties, UNKNOWN } from './columns.ts';
import { judgeLog } from './judge.ts';
import { orderLog } from './order.ts';
import { LOG_RULES } from './rules.ts';

interface Row {
  at: number;
  seconds: number;
  number: number;
  center: number;
  campaign: number;
  offer: number;
  outcome: number;
  dialing: number;
  rings: number;
  ringing: number;
}

function columnsOf(rows: readonly Row[]): { log: LogColumns; parties: LogParties } {
  return {
    log: {
      rows: rows.length,
      startedAt: Float64Array.from(rows, (row) => row.at),
      duration: Uint32Array.from(rows, (row) => row.seconds * 1_000),
      number: Float64Array.from(rows, (row) => row.number),
      party: Uint32Array.from(rows, (_, i) => i),
      outcome: Uint8Array.from(rows, (row) => row.outcome),
      dialing: Uint8Array.from(rows, (row) => row.dialing),
      rings: Int16Array.from(rows, (row) => row.rings),
      ringing: Int32Array.from(rows, (row) => row.ringing),
    },
    parties: {
      count: rows.length,
      contactCenter: rows.map((row) => row.center),
      campaign: rows.map((row) => row.campaign),
      offer: rows.map((row) => row.offer),
    },
  };
}

/** The rules that single cases break, each row a case of its own with its history from the log. */
function byCase(rows: readonly Row[]): { breaches: string[][]; undetermined: string[][] } {
  const history: (PastAttempt & { number: number })[] = rows.map((row) => ({
    at: row.at,
    endedAt: row.at + row.seconds * 1_000,
    number: row.number,
    contactCenter: `c${row.center}`,
    campaign: `u${row.campaign}`,
    offer: `o${row.offer}`,
    outcome: ATTEMPT_OUTCOMES[row.outcome]!,
  }));
  const breaches: string[][] = [];
  const undetermined: string[][] = [];
  rows.forEach((row, i) => {
    const own = history[i]!;
    const outcome = ATTEMPT_OUTCOMES[row.outcome]!;
    const found: Record<string, string> = {};
    if (outcome !== 'failed') {
      const earlier = history.filter(
        (other, j) => other.number === row.number && (other.at < row.at || (other.at === row.at && j < i)),
      );
      const { findings } = decide({
        ...own,
        number: undefined,
        dialing: DIALINGS[row.dialing]!,
        history: earlier,
      });
      for (const finding of findings) found[finding.rule] = finding.outcome;
      const facts = {
        outcome,
        dialing: DIALINGS[row.dialing]!,
        rings: row.rings === UNKNOWN ? null : row.rings,
        ringSeconds: row.ringing === UNKNOWN ? null : row.ringing / 1_000,
      };
      for (const duty of [minimumRings, silentCall]) found[duty.id] = duty.evaluate!(facts).outcome;
    }
    breaches.push(LOG_RULES.filter((rule) => found[rule] === 'breach'));
    undetermined.push(LOG_RULES.filter((rule) => found[rule] === 'undetermined'));
  });
  return { breaches, undetermined };
}

function byLog(rows: readonly Row[]) {
  const { log, parties } = columnsOf(rows);
  const { breaches, undetermined } = judgeLog(log, parties, orderLog(log));
  const named = (mark: number) => LOG_RULES.filter((_, bit) => ((mark >> bit) & 1) === 1);
  return { breaches: Array.from(breaches, named), undetermined: Array.from(undetermined, named) };
}

const HOUR = 3_600_000;
const MINUTE = 60_000;

/** Instants around which the rules turn: both nights of the clocks, a leap day, eves, the year's ends. */
const TURNS = [
  '2024-02-28T12:00:00+01:00',
  '2024-02-29T09:00:00+01:00',
  '2025-02-28T12:00:00+01:00',
  '2026-03-29T01:59:59.999+01:00',
  '2026-10-25T02:30:00+02:00',
  '2026-04-04T12:00:00+02:00',
  '2026-06-18T20:59:59.999+02:00',
  '2026-12-24T08:00:00+01:00',
  '2026-12-31T23:59:59.999+01:00',
].map(instant);

const at = fc.oneof(
  fc.tuple(fc.constantFrom(...TURNS), fc.integer({ min: -48, max: 48 })).map(([turn, h]) => turn + h * HOUR),
  fc
    .tuple(fc.constantFrom(...TURNS), fc.integer({ min: -800, max: 800 }))
    .map(([turn, halves]) => turn + (halves * HOUR) / 2),
  fc.integer({ min: TURNS[0]!, max: TURNS[0]! + 40 * 24 * HOUR }).map((t) => t - (t % (30 * MINUTE))),
  // A year on, a millisecond to either side: where an attempt ceases to count.
  fc
    .tuple(fc.constantFrom(...TURNS), fc.integer({ min: 364, max: 367 }), fc.integer({ min: -1, max: 1 }))
    .map(([turn, days, more]) => turn + days * 24 * HOUR + more),
);

const row: fc.Arbitrary<Row> = fc.record({
  at,
  seconds: fc.constantFrom(0, 31, 45, 300, 4 * 3_600),
  number: fc.constantFrom(46701740605, 46701740606, 4681234567),
  center: fc.integer({ min: 0, max: 1 }),
  campaign: fc.integer({ min: 0, max: 4 }),
  offer: fc.integer({ min: 0, max: 1 }),
  outcome: fc.integer({ min: 0, max: ATTEMPT_OUTCOMES.length - 1 }),
  dialing: fc.integer({ min: 0, max: DIALINGS.length - 1 }),
  rings: fc.constantFrom(UNKNOWN, 0, 5, 6, 7),
  ringing: fc.constantFrom(UNKNOWN, 0, 12_000, 30_999, 31_000, 60_000),
});

/** Many attempts of one campaign within days, so that the count of thirty days is reached. */
const dense: fc.Arbitrary<Row> = row.map((one) => ({
  ...one,
  at: TURNS[0]! + (one.at % (31 * 24 * HOUR)),
  number: 46701740605,
  campaign: 0,
}));

const SCALE = process.env.RINGRATT_SCALE === '1' ? 100 : 1;

describe('a log judged in columns', () => {
  it('comes to what single cases come to, each with its history', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), (rows) => {
        expect(byLog(rows)).toEqual(byCase(rows));
      }),
      { numRuns: 400 * SCALE },
    );
  });

  it('counts thirty days alike', () => {
    fc.assert(
      fc.property(fc.array(dense, { minLength: 20, maxLength: 60 }), (rows) => {
        expect(byLog(rows)).toEqual(byCase(rows));
      }),
      { numRuns: 100 * SCALE },
    );
  });

  it('ranks campaigns alike over several years', () => {
    const years = row.map((one) => ({
      ...one,
      number: 46701740605,
      offer: 0,
      at: one.at + (one.rings + 1) * 40 * 24 * HOUR,
    }));
    fc.assert(
      fc.property(fc.array(years, { maxLength: 60 }), (rows) => {
        expect(byLog(rows)).toEqual(byCase(rows));
      }),
      { numRuns: 200 * SCALE },
    );
  });

  it('judges no row that the order leaves out, and none by it', () => {
    const rows = [0, 1, 2].map(
      (h): Row => ({
        at: instant('2026-06-17T12:00:00+02:00') + h * HOUR,
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
