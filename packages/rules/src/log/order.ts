import type { LogColumns } from './columns.ts';

/** Bits of the key that one pass sorts by: 2,048 counters stay in the processor's nearest cache. */
const BITS = 11;
const BUCKETS = 1 << BITS;
const MASK = BUCKETS - 1;

type Rows = Uint32Array;

function isAscending(keys: Float64Array, rows: number): boolean {
  for (let row = 1; row < rows; row += 1) if (keys[row]! < keys[row - 1]!) return false;
  return true;
}

/**
 * Sorts `order` by whole-number keys, least significant digits first; rows of equal keys keep their order. Gives
 * back whichever of the two arrays holds the result.
 */
function sortStably(keys: Float64Array, order: Uint32Array, spare: Uint32Array): [Uint32Array, Uint32Array] {
  const rows = order.length;
  let least = Number.POSITIVE_INFINITY;
  let most = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < rows; row += 1) {
    const key = keys[row]!;
    if (key < least) least = key;
    if (key > most) most = key;
  }
  const places = new Uint32Array(BUCKETS);
  let from = order;
  let to = spare;
  // Scaling by a power of two is exact, and `&` cuts off the fraction: this picks digits of more than 32 bits, too.
  for (let scale = 1; (most - least) * scale >= 1; scale /= BUCKETS) {
    places.fill(0);
    for (let row = 0; row < rows; row += 1) places[((keys[row]! - least) * scale) & MASK]! += 1;
    let place = 0;
    for (let digit = 0; digit < BUCKETS; digit += 1) {
      const count = places[digit]!;
      places[digit] = place;
      place += count;
    }
    for (let i = 0; i < rows; i += 1) {
      const row = from[i]!;
      const digit = ((keys[row]! - least) * scale) & MASK;
      to[places[digit]!] = row;
      places[digit]! += 1;
    }
    [from, to] = [to, from];
  }
  return [from, to];
}

/**
 * The rows of a log by number, those of a number by start, those of an instant as they stand in the log: the order
 * in which each attempt comes after all that it is judged against. Takes time in proportion to the rows.
 */
export function orderLog(log: LogColumns): Rows {
  let order: Rows = new Uint32Array(log.rows);
  let spare: Rows = new Uint32Array(log.rows);
  for (let row = 0; row < log.rows; row += 1) order[row] = row;
  if (!isAscending(log.startedAt, log.rows)) [order, spare] = sortStably(log.startedAt, order, spare);
  return sortStably(log.number, order, spare)[0];
}
