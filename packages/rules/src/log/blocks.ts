import { LogRows } from './rows.ts';

/** Rows that are copied side by side at a time: with their order some 80 kilobytes, which stay in the cache. */
const BLOCK = 2_048;
/** Rows that share a bucket, about. */
const ROWS_A_BUCKET = 8;
/** Up to so many rows are put in order by inserting each in its place. */
const FEW = 24;

/** Spreads numbers over buckets by the top bits of a product (Fibonacci hashing). */
function bucketOf(number: number, shift: number): number {
  // `|` takes a number modulo 2^32, exactly and faster than `%` does.
  const mixed = (number | 0) ^ Math.imul(Math.floor(number / 0x1_0000_0000), 0x85ebca6b);
  return Math.imul(mixed, 0x9e3779b1) >>> shift;
}

/** Whether row `a` comes after row `b`: by number, then by start, then by place in the log. */
function isAfter(rows: LogRows, a: number, b: number): boolean {
  const byNumber = rows.number(a) - rows.number(b);
  if (byNumber !== 0) return byNumber > 0;
  const byStart = rows.startedAt(a) - rows.startedAt(b);
  return byStart === 0 ? a > b : byStart > 0;
}

function insertEach(rows: LogRows, order: Uint32Array, from: number, to: number): void {
  for (let place = from + 1; place < to; place += 1) {
    const row = order[place]!;
    let free = place;
    for (; free > from && isAfter(rows, order[free - 1]!, row); free -= 1) order[free] = order[free - 1]!;
    order[free] = row;
  }
}

/** Sorts a part of an order; merges runs, twice as long in each round, where it is long. */
function sortPart(rows: LogRows, order: Uint32Array, from: number, to: number): void {
  for (let start = from; start < to; start += FEW) insertEach(rows, order, start, Math.min(start + FEW, to));
  if (to - from <= FEW) return;
  const part = order.subarray(from, to);
  const merged = new Uint32Array(part.length);
  for (let run = FEW; run < part.length; run *= 2) {
    for (let start = 0; start < part.length; start += 2 * run) {
      const middle = Math.min(start + run, part.length);
      const end = Math.min(start + 2 * run, part.length);
      let left = start;
      let right = middle;
      for (let place = start; place < end; place += 1) {
        const takesRight = left === middle || (right < end && isAfter(rows, part[left]!, part[right]!));
        merged[place] = takesRight ? part[right++]! : part[left++]!;
      }
    }
    part.set(merged);
  }
}

/**
 * Walks through a log with the rows of each number together, by start, those of an instant as they stand in the log:
 * the order in which each attempt comes after all that it is judged against. Takes time in proportion to the rows.
 *
 * Numbers lie scattered in a log, and fetching a row from far away costs more than judging it. So a block of rows is
 * copied side by side first, when the processor can fetch many at once, and put in order there. A number with more
 * rows than a block goes on in the next.
 */
export class LogBlocks {
  /** The rows of the block at hand, in order. */
  readonly rows = new LogRows(BLOCK);
  /** The row of the log that each row of the block is. */
  readonly source = new Uint32Array(BLOCK);
  readonly #log: LogRows;
  readonly #order: Uint32Array;
  /** Where each bucket ends in the order. */
  readonly #ends: Uint32Array;
  readonly #gathered = new LogRows(BLOCK);
  readonly #local = new Uint32Array(BLOCK);
  /** The first bucket that is not walked through, and the place that comes next. */
  #bucket = 0;
  #place = 0;
  /** The bucket larger than a block that was sorted last. */
  #sorted = -1;

  constructor(log: LogRows) {
    this.#log = log;
    const bits = Math.min(30, Math.max(1, Math.ceil(Math.log2((log.count + 1) / ROWS_A_BUCKET))));
    const shift = 32 - bits;
    const ends = new Uint32Array(2 ** bits + 1);
    for (let row = 0; row < log.count; row += 1) ends[bucketOf(log.number(row), shift) + 1]! += 1;
    for (let bucket = 1; bucket < ends.length; bucket += 1) ends[bucket]! += ends[bucket - 1]!;
    // ends[b] is where bucket b starts; taking its places one by one moves it to where it ends.
    const order = new Uint32Array(log.count);
    for (let row = 0; row < log.count; row += 1) {
      const bucket = bucketOf(log.number(row), shift);
      order[ends[bucket]!] = row;
      ends[bucket]! += 1;
    }
    this.#order = order;
    this.#ends = ends;
  }

  /** Fills the block with the rows that come next and tells how many; 0 at the end. */
  next(): number {
    const ends = this.#ends;
    const from = this.#place;
    if (from === this.#order.length) return 0;
    while (ends[this.#bucket]! <= from) this.#bucket += 1;
    let bucket = this.#bucket;
    while (bucket < ends.length - 1 && ends[bucket]! - from <= BLOCK) bucket += 1;
    if (bucket > this.#bucket) {
      this.#gather(from, ends[bucket - 1]!);
      this.#sortBuckets(from, bucket);
    } else {
      // A bucket larger than a block is sorted where it stands, then cut.
      if (this.#sorted !== bucket) sortPart(this.#log, this.#order, from, ends[bucket]!);
      this.#sorted = bucket;
      this.#gather(from, from + BLOCK);
    }
    const count = this.#place - from;
    for (let i = 0; i < count; i += 1) {
      const local = this.#local[i]!;
      this.rows.copy(i, this.#gathered, local);
      this.source[i] = this.#order[from + local]!;
    }
    this.rows.count = count;
    return count;
  }

  #gather(from: number, to: number): void {
    for (let place = from; place < to; place += 1) {
      this.#gathered.copy(place - from, this.#log, this.#order[place]!);
      this.#local[place - from] = place - from;
    }
    this.#place = to;
  }

  /** Puts the copied rows in order, bucket by bucket: within one they come as they stand in the log. */
  #sortBuckets(from: number, until: number): void {
    let start = 0;
    for (let bucket = this.#bucket; bucket < until; bucket += 1) {
      const end = this.#ends[bucket]! - from;
      sortPart(this.#gathered, this.#local, start, end);
      start = end;
    }
  }
}
