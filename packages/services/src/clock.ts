/** The one source of the current instant. Programs hand it down; nothing reads the clock on its own. */
export interface Clock {
  /** Now, in epoch milliseconds. */
  now(): number;
  /**
   * The time outside, where `now` was moved: what the authenticator in somebody's pocket goes by. Absent
   * where nobody moved it.
   */
  outside?(): number;
}

/** The machine's clock, moved by a fixed offset in milliseconds (the demo's `--at`). */
export function systemClock(offset = 0): Clock {
  return { now: () => Date.now() + offset, ...(offset !== 0 && { outside: () => Date.now() }) };
}

/** A clock that stands where it is put, for tests and for the seed's history. */
export function settableClock(
  start: number,
): Clock & { set(instant: number): void; advance(ms: number): void } {
  let current = start;
  return {
    now: () => current,
    set: (value) => {
      current = value;
    },
    advance: (ms) => {
      current += ms;
    },
  };
}
