import { LogBlocks, type LogRows, outcomeCode, PART_OF_CALL, UNKNOWN_OUTCOME } from '@ringratt/rules/log';
import { type Given, LONGEST_CALL } from './format.ts';
import { type CallLog, UNBRIDGED } from './log.ts';

/** What a call came to is the furthest that one of its rows got; answered means that some agent was there. */
const FURTHEST: readonly number[] = [
  outcomeCode('failed'),
  UNKNOWN_OUTCOME,
  outcomeCode('busy'),
  outcomeCode('no-answer'),
  outcomeCode('hung-up'),
  outcomeCode('machine'),
  UNBRIDGED,
  outcomeCode('silent'),
  outcomeCode('answered'),
];

const RANK = Uint8Array.from({ length: UNBRIDGED + 1 }, (_, code) => 1 + FURTHEST.indexOf(code));

/** Rows of one call lie this close together, in milliseconds; ids of exchanges may begin anew after a restart. */
const LONGEST_APART = 24 * 3_600_000;

/**
 * Makes one attempt of the rows that tell of one call to one number: legs, queues, a second trunk, or the same row
 * written twice. It stands where the first of them stands in the file, starts with the earliest and ends with the
 * last; the others are marked as parts of it. Then it settles the answered calls that no agent's leg joined. Tells how
 * many rows were joined.
 */
export function joinCalls(log: CallLog, given: Given): number {
  const { rows, calls } = log;
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
  settleUnbridged(log, given);
  return joined;
}

/** Makes of an answered call without an agent's leg what the caller says, and counts it where nothing was said. */
function settleUnbridged(log: CallLog, { unbridged }: Given): void {
  const { rows } = log;
  const outcome = outcomeCode(unbridged ?? 'answered');
  for (let row = 0; row < rows.count; row += 1) {
    if (rows.outcome(row) !== UNBRIDGED) continue;
    rows.replace(row, { ...rows.row(row), outcome });
    if (unbridged === undefined) log.agentUnknown += 1;
  }
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
