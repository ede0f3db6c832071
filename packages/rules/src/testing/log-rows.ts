import fc from 'fast-check';
import { decide } from '../decide.ts';
import { minimumRings } from '../duties/minimum-rings.ts';
import { silentCall } from '../duties/silent-call.ts';
import { ATTEMPT_OUTCOMES, DIALINGS, type PastAttempt } from '../facts/attempt.ts';
import { judgeLog } from '../log/judge.ts';
import { type LogParties, LogRows, UNKNOWN } from '../log/rows.ts';
import { LOG_RULES } from '../log/rules.ts';
import { instant } from './situation.ts';

/** A row of a log, its columns side by side. */
export interface Row {
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

/** The rows packed, each a party of its own. */
export function packed(rows: readonly Row[]): { log: LogRows; parties: LogParties } {
  const log = new LogRows(1);
  rows.forEach((row, i) => {
    log.add({
      startedAt: row.at,
      duration: row.seconds * 1_000,
      party: i,
      number: row.number,
      outcome: row.outcome,
      dialing: row.dialing,
      rings: row.rings,
      ringing: row.ringing,
    });
  });
  const parties = {
    count: rows.length,
    contactCenter: rows.map((row) => row.center),
    campaign: rows.map((row) => row.campaign),
    offer: rows.map((row) => row.offer),
  };
  return { log, parties };
}

/** The rules that single cases break, each row a case of its own with its history from the log. */
export function byCase(rows: readonly Row[]): { breaches: string[][]; undetermined: string[][] } {
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

/** The rules that the path for whole logs finds. */
export function byLog(rows: readonly Row[]) {
  const { log, parties } = packed(rows);
  const marks = judgeLog(log, parties);
  const named = (mark: number) => LOG_RULES.filter((_, bit) => ((mark >> bit) & 1) === 1);
  return {
    breaches: Array.from(marks, named),
    undetermined: Array.from(marks, (mark) => named(mark >>> 16)),
  };
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

/** Any row. */
export const row: fc.Arbitrary<Row> = fc.record({
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
export const dense: fc.Arbitrary<Row> = row.map((one) => ({
  ...one,
  at: TURNS[0]! + (one.at % (31 * 24 * HOUR)),
  number: 46701740605,
  campaign: 0,
}));

/** One number and offer, spread over several years. */
export const years: fc.Arbitrary<Row> = row.map((one) => ({
  ...one,
  number: 46701740605,
  offer: 0,
  at: one.at + (one.rings + 1) * 40 * 24 * HOUR,
}));
