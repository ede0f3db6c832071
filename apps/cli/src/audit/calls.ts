import { ATTEMPT_OUTCOMES, type AttemptOutcome } from '@ringratt/rules';
import { LogBlocks, type LogRows, PART_OF_CALL, UNKNOWN_OUTCOME } from '@ringratt/rules/log';
import { LONGEST_CALL } from './format.ts';
import type { CallLog } from './log.ts';

/** What a call came to is the furthest that one of its rows got; answered means that some agent was there. */
const FURTHEST: readonly AttemptOutcome[] = [
  'failed',
  'busy',
  'no-answer',
  'hung-up',
  'machine',
  'silent',
  'answered',
];

const RANK = new Uint8Array(UNKNOWN_OUTCOME + 1);
ATTEMPT_OUTCOMES.forEach((outcome, code) => {
  RANK[code] = 1 + FURTHEST.indexOf(outcome);
});

/** Rows of one call lie this close together, in milliseconds; ids of exchanges may begin anew after a restart. */
const LONGEST_APART = 24 * 3_600_000;

/**
 * Makes one attempt of the rows that tell of one call to one number: legs, queues, a second trunk, or the same row
 * written twice. It stands where the first of them stands in the file, starts with the earliest and ends with the
 * last; the others are marked as parts of it. Tells how many were joined.
 */
export function joinCalls({ rows, calls }: CallLog): number {
  if (calls === null) return 0;
  const blocks = new LogBlocks(rows);
  // Rows of the number at hand that stand for a call each, by start.
  let whole: number[] = [];
  let number = Number.NaN;
  let joined = 0;
  for (let count = blocks.next(); count > 0; count = blocks.next()) {
    for (let i = 0; i < count; i += 1) {
      const row = blocks.source[i]!;
      if (blocks.rows.number(i) !== number) {
        number = blocks.rows.number(i);
        whole = [];
      }
      const place = calls[row] === 0 ? -1 : findCall(rows, calls, whole, row);
      if (place === -1) {
        whole.push(row);
      } else {
        whole[place] = join(rows, whole[place]!, row);
        joined += 1;
      }
    }
  }
  return joined;
}

/** The place among `whole` of the call that a row belongs to; -1 where it is another call. */
function findCall(rows: LogRows, calls: Float64Array, whole: readonly number[], row: number): number {
  const earliest = rows.startedAt(row) - LONGEST_APART;
  for (let place = whole.length - 1; place >= 0; place -= 1) {
    const other = whole[place]!;
    if (rows.startedAt(other) < earliest) return -1;
    if (calls[other] === calls[row]) return place;
  }
  return -1;
}

/** Joins two rows of a call into that which comes first in the file, and gives it back. */
function join(rows: LogRows, a: number, b: number): number {
  const [one, other] = [rows.row(a), rows.row(b)];
  const further = RANK[one.outcome]! >= RANK[other.outcome]! ? one : other;
  const startedAt = Math.min(one.startedAt, other.startedAt);
  const end = Math.max(one.startedAt + one.duration, other.startedAt + other.duration);
  const rang = Math.max(one.ringing, other.ringing);
  rows.replace(Math.max(a, b), { ...further, outcome: PART_OF_CALL });
  const row = Math.min(a, b);
  rows.replace(row, {
    ...further,
    startedAt,
    duration: Math.min(end - startedAt, LONGEST_CALL),
    ringing: one.outcome === other.outcome ? rang : further.ringing,
  });
  return row;
}
