import { ATTEMPT_OUTCOMES, type AttemptOutcome } from '../facts/attempt.ts';

/** The log does not say. */
export const UNKNOWN = -1;

/** The log does not say how the attempt ended. It counts, and is neither answered nor silent nor failed. */
export const UNKNOWN_OUTCOME = ATTEMPT_OUTCOMES.length;

/** The row tells of a call that another row stands for: it is neither judged nor counted. */
export const PART_OF_CALL = UNKNOWN_OUTCOME + 1;

/** The code of an outcome in a row. */
export const outcomeCode = (outcome: AttemptOutcome): number => ATTEMPT_OUTCOMES.indexOf(outcome);

/** One attempt of a log. */
export interface LogRow {
  /** Start, epoch milliseconds. */
  startedAt: number;
  /** Milliseconds from the start to the end, whole, below 2^32. */
  duration: number;
  /** Index into the parties: who called for which campaign with which offer. */
  party: number;
  /** Stands for the number dialed: whole, from 0, below 2^53; its E.164 digits will do. */
  number: number;
  /** Index into ATTEMPT_OUTCOMES, UNKNOWN_OUTCOME or PART_OF_CALL. */
  outcome: number;
  /** Index into DIALINGS. */
  dialing: number;
  /** Ringing signals below 2^15, or UNKNOWN. */
  rings: number;
  /** Milliseconds of ringing below 2^31, or UNKNOWN. */
  ringing: number;
}

/** Each combination of contact center, campaign and offer once; equal numbers mean equal names. */
export interface LogParties {
  count: number;
  contactCenter: ArrayLike<number>;
  campaign: ArrayLike<number>;
  offer: ArrayLike<number>;
}

const BYTES = 32;
const F64 = BYTES / 8;
const U32 = BYTES / 4;
const I16 = BYTES / 2;

/**
 * The rows of a call log, 32 bytes each: a million take 32 megabytes, where a million objects take several hundred.
 * A row's values lie side by side, so that what jumps about in the log fetches each row from memory once.
 */
export class LogRows {
  count = 0;
  #capacity: number;
  #f64!: Float64Array;
  #u32!: Uint32Array;
  #i32!: Int32Array;
  #i16!: Int16Array;
  #u8!: Uint8Array;

  constructor(capacity = 4_096) {
    this.#capacity = capacity;
    this.#view(new ArrayBuffer(capacity * BYTES));
  }

  #view(buffer: ArrayBuffer): void {
    this.#f64 = new Float64Array(buffer);
    this.#u32 = new Uint32Array(buffer);
    this.#i32 = new Int32Array(buffer);
    this.#i16 = new Int16Array(buffer);
    this.#u8 = new Uint8Array(buffer);
  }

  /** Makes room for so many rows; memory is used up as they are written, not before. */
  reserve(capacity: number): void {
    if (capacity <= this.#capacity) return;
    const buffer = new ArrayBuffer(capacity * BYTES);
    new Uint8Array(buffer).set(this.#u8.subarray(0, this.count * BYTES));
    this.#capacity = capacity;
    this.#view(buffer);
  }

  add(row: LogRow): void {
    if (this.count === this.#capacity) this.reserve(2 * this.#capacity);
    this.#write(this.count, row);
    this.count += 1;
  }

  #write(at: number, row: LogRow): void {
    this.#f64[at * F64] = row.startedAt;
    this.#f64[at * F64 + 1] = row.number;
    this.#u32[at * U32 + 4] = row.duration;
    this.#u32[at * U32 + 5] = row.party;
    this.#i32[at * U32 + 6] = row.ringing;
    this.#i16[at * I16 + 14] = row.rings;
    this.#u8[at * BYTES + 30] = row.outcome;
    this.#u8[at * BYTES + 31] = row.dialing;
  }

  /** Copies a row of another log into a place here; the room for it was reserved. */
  copy(to: number, log: LogRows, from: number): void {
    const target = this.#i32;
    const source = log.#i32;
    const a = to * U32;
    const b = from * U32;
    target[a] = source[b]!;
    target[a + 1] = source[b + 1]!;
    target[a + 2] = source[b + 2]!;
    target[a + 3] = source[b + 3]!;
    target[a + 4] = source[b + 4]!;
    target[a + 5] = source[b + 5]!;
    target[a + 6] = source[b + 6]!;
    target[a + 7] = source[b + 7]!;
  }

  startedAt(row: number): number {
    return this.#f64[row * F64]!;
  }

  number(row: number): number {
    return this.#f64[row * F64 + 1]!;
  }

  duration(row: number): number {
    return this.#u32[row * U32 + 4]!;
  }

  party(row: number): number {
    return this.#u32[row * U32 + 5]!;
  }

  ringing(row: number): number {
    return this.#i32[row * U32 + 6]!;
  }

  rings(row: number): number {
    return this.#i16[row * I16 + 14]!;
  }

  outcome(row: number): number {
    return this.#u8[row * BYTES + 30]!;
  }

  dialing(row: number): number {
    return this.#u8[row * BYTES + 31]!;
  }

  /** The row as an object. */
  row(row: number): LogRow {
    return {
      startedAt: this.startedAt(row),
      duration: this.duration(row),
      party: this.party(row),
      number: this.number(row),
      outcome: this.outcome(row),
      dialing: this.dialing(row),
      rings: this.rings(row),
      ringing: this.ringing(row),
    };
  }

  /** Puts another row in a place already filled. */
  replace(at: number, row: LogRow): void {
    this.#write(at, row);
  }
}
