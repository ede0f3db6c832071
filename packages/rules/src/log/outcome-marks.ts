import { minimumRings } from '../duties/minimum-rings.ts';
import { silentCall } from '../duties/silent-call.ts';
import { ATTEMPT_OUTCOMES, DIALINGS } from '../facts/attempt.ts';
import type { OutcomeFacts } from '../facts/call.ts';
import { type LogRows, UNKNOWN, UNKNOWN_OUTCOME } from './rows.ts';
import { ruleBit } from './rules.ts';

/** Bits of the rules broken in the low half of a mark, of those that lack a fact in the high half. */
const UNDETERMINED = 16;

const duties = [
  { duty: minimumRings, bit: ruleBit('minimum-rings') },
  { duty: silentCall, bit: ruleBit('silent-call') },
];

function judge(facts: OutcomeFacts): number {
  let marks = 0;
  for (const { duty, bit } of duties) {
    const { outcome } = duty.evaluate!(facts);
    if (outcome === 'breach') marks |= bit;
    else if (outcome === 'undetermined') marks |= bit << UNDETERMINED;
  }
  return marks;
}

const WIDTH = 8;
const KINDS = (UNKNOWN_OUTCOME + 1) * WIDTH;
const MOST_REMEMBERED = 4_096;

/**
 * The duties of the outcome by row. Each is asked once for the same facts and remembered: a log has few different
 * ones. Whether consent covered an automated call is not in a log, so that such a silent call is undetermined.
 */
export class OutcomeMarks {
  readonly #byKind = new Int32Array(KINDS);
  readonly #asksForRinging = new Uint8Array(KINDS);
  /** By outcome, dialing and rings, then by milliseconds of ringing. */
  readonly #byRings = new Map<number, Map<number, number>>();

  constructor() {
    ATTEMPT_OUTCOMES.forEach((outcome, o) => {
      DIALINGS.forEach((dialing, d) => {
        const facts = { outcome, dialing };
        this.#byKind[o * WIDTH + d] = judge(facts);
        const asks = minimumRings.evaluate!(facts).outcome === 'undetermined';
        this.#asksForRinging[o * WIDTH + d] = asks ? 1 : 0;
      });
    });
    // Where the log does not say how it ended, it may have been either.
    for (const { bit } of duties) {
      for (let d = 0; d < WIDTH; d += 1) this.#byKind[UNKNOWN_OUTCOME * WIDTH + d]! |= bit << UNDETERMINED;
    }
  }

  /** Rules broken in the low 16 bits, rules that lack a fact in the high ones. */
  marksOf(rows: LogRows, row: number): number {
    const kind = rows.outcome(row) * WIDTH + rows.dialing(row);
    if (this.#asksForRinging[kind] === 0) return this.#byKind[kind]!;
    const key = kind * 0x1_0000 + rows.rings(row) - UNKNOWN;
    let byRinging = this.#byRings.get(key);
    if (byRinging === undefined) {
      byRinging = new Map();
      this.#byRings.set(key, byRinging);
    }
    const marks = byRinging.get(rows.ringing(row));
    return marks ?? this.#learn(rows, row, byRinging);
  }

  #learn(rows: LogRows, row: number, byRinging: Map<number, number>): number {
    const rings = rows.rings(row);
    const ringing = rows.ringing(row);
    const marks = judge({
      outcome: ATTEMPT_OUTCOMES[rows.outcome(row)]!,
      dialing: DIALINGS[rows.dialing(row)]!,
      rings: rings === UNKNOWN ? null : rings,
      ringSeconds: ringing === UNKNOWN ? null : ringing / 1_000,
    });
    if (byRinging.size >= MOST_REMEMBERED) byRinging.clear();
    byRinging.set(ringing, marks);
    return marks;
  }
}
