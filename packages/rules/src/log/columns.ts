import { ATTEMPT_OUTCOMES, type AttemptOutcome } from '../facts/attempt.ts';

/**
 * A call log as columns, one element a row in the order of the log: a million rows take some thirty megabytes, where
 * a million objects take several hundred.
 */
export interface LogColumns {
  /** How many rows are filled; the columns may be longer. */
  rows: number;
  /** Start, epoch milliseconds. */
  startedAt: Float64Array;
  /** Milliseconds from the start to the end. */
  duration: Uint32Array;
  /** Stands for the number dialed: a whole number from 0, below 2^53, the same for the same number. */
  number: Float64Array;
  /** Index into the parties: who called for which campaign with which offer. */
  party: Uint32Array;
  /** Index into ATTEMPT_OUTCOMES, or `UNKNOWN_OUTCOME`. */
  outcome: Uint8Array;
  /** Index into DIALINGS. */
  dialing: Uint8Array;
  /** Ringing signals, or `UNKNOWN`. */
  rings: Int16Array;
  /** Milliseconds of ringing, or `UNKNOWN`. */
  ringing: Int32Array;
}

/** Each combination of contact center, campaign and offer once; equal numbers mean equal names. */
export interface LogParties {
  count: number;
  contactCenter: ArrayLike<number>;
  campaign: ArrayLike<number>;
  offer: ArrayLike<number>;
}

export const UNKNOWN = -1;

/** The log does not say how the attempt ended. It counts, and is neither answered nor silent nor failed. */
export const UNKNOWN_OUTCOME = ATTEMPT_OUTCOMES.length;

/** The code of an outcome in its column. */
export const outcomeCode = (outcome: AttemptOutcome): number => ATTEMPT_OUTCOMES.indexOf(outcome);
