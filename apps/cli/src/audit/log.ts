import { type LogRow, LogRows, UNKNOWN } from '@ringratt/rules/log';
import { Names, Parties } from './names.ts';

/** A fault of the input: where, in which column (`""` for the whole line), and what is wrong. */
export interface Fault {
  line: number;
  path: string;
  message: string;
}

/** What a format says of one attempt; a reader fills one object anew for every row. */
export interface Attempt extends LogRow {
  /** Stands for the call's id in formats that write several rows for one call; 0 where there is none. */
  call: number;
}

function longer<T extends Float64Array | Uint32Array | Uint16Array>(column: T, length: number): T {
  const grown = new (column.constructor as new (length: number) => T)(length);
  grown.set(column as never);
  return grown;
}

const FIRST_ROWS = 4_096;

/** A call log as it is read: its rows, the names in them, and the faults, all in the order of the lines. */
export class CallLog {
  readonly rows = new LogRows(FIRST_ROWS);
  #lines = new Uint32Array(FIRST_ROWS);
  readonly contactCenters = new Names();
  readonly campaigns = new Names();
  readonly offers = new Names();
  readonly parties = new Parties();
  /** Ids of calls by row, where the format has them. */
  calls: Float64Array | null;

  /** Rows that are no attempt to a consumer: extensions, internal legs. */
  leftOut = 0;
  /** Answered calls of which the log does not show whether an agent was there. */
  agentUnknown = 0;
  #faultLines = new Uint32Array(64);
  #faultKinds = new Uint16Array(64);
  #faults = 0;
  #kinds: { path: string; message: string }[] = [];
  #kindOf = new Map<string, number>();

  constructor(hasCallIds: boolean) {
    this.calls = hasCallIds ? new Float64Array(FIRST_ROWS) : null;
  }

  /** Makes room for so many rows at once: growing step by step would hold two copies for a moment. */
  reserve(rows: number): void {
    if (rows <= this.#lines.length) return;
    this.rows.reserve(rows);
    this.#lines = longer(this.#lines, rows);
    if (this.calls !== null) this.calls = longer(this.calls, rows);
  }

  add(line: number, attempt: Attempt): true {
    const row = this.rows.count;
    if (row === this.#lines.length) this.reserve(2 * row);
    this.#lines[row] = line;
    if (this.calls !== null) this.calls[row] = attempt.call;
    this.rows.add(attempt);
    return true;
  }

  /** The line of the file on which a row starts. */
  line(row: number): number {
    return this.#lines[row]!;
  }

  get faults(): number {
    return this.#faults;
  }

  /** Notes a fault in six bytes: the words of each kind are kept once. */
  fault(line: number, path: string, message: string): false {
    if (this.#faults === this.#faultLines.length) {
      this.#faultLines = longer(this.#faultLines, 2 * this.#faults);
      this.#faultKinds = longer(this.#faultKinds, 2 * this.#faults);
    }
    const key = `${path}\0${message}`;
    let kind = this.#kindOf.get(key);
    if (kind === undefined) {
      kind = this.#kinds.push({ path, message }) - 1;
      this.#kindOf.set(key, kind);
    }
    this.#faultLines[this.#faults] = line;
    this.#faultKinds[this.#faults] = kind;
    this.#faults += 1;
    return false;
  }

  faultAt(index: number): Fault {
    return { line: this.#faultLines[index]!, ...this.#kinds[this.#faultKinds[index]!]! };
  }
}

/**
 * Outcome of a row until the call's other rows are known: answered, and no agent's leg to be seen in this row. It
 * never gets to the judge: `joinCalls` makes it what the caller says.
 */
export const UNBRIDGED = 100;

/** A row of nothing yet, for a reader to fill. */
export const emptyAttempt = (): Attempt => ({
  startedAt: 0,
  duration: 0,
  party: 0,
  number: 0,
  outcome: 0,
  dialing: 0,
  rings: UNKNOWN,
  ringing: UNKNOWN,
  call: 0,
});
