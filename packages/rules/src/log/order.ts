import type { LogRows } from './rows.ts';

/** Up to so many rows of a number are put in order by inserting each in its place. */
const FEW = 24;

/** Whether row `a` comes after row `b`: by start, then by place in the log. */
const isAfter = (rows: LogRows, a: number, b: number) =>
  rows.startedAt(a) > rows.startedAt(b) || (rows.startedAt(a) === rows.startedAt(b) && a > b);

function insertEach(rows: LogRows, order: Uint32Array, from: number, to: number): void {
  for (let place = from + 1; place < to; place += 1) {
    const row = order[place]!;
    let free = place;
    for (; free > from && isAfter(rows, order[free - 1]!, row); free -= 1) order[free] = order[free - 1]!;
    order[free] = row;
  }
}

/** Merges sorted runs, twice as long in each round. */
function mergeRuns(rows: LogRows, order: Uint32Array, from: number, to: number): void {
  for (let start = from; start < to; start += FEW) insertEach(rows, order, start, Math.min(start + FEW, to));
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
 * The rows of a log by number, those of a number by start, those of an instant as they stand in the log: the order
 * in which each attempt comes after all that it is judged against. `numbers` tells how many there are.
 */
export function orderLog(rows: LogRows, numbers: number): Uint32Array {
  const ends = new Uint32Array(numbers + 1);
  for (let row = 0; row < rows.count; row += 1) ends[rows.number(row) + 1]! += 1;
  for (let number = 1; number <= numbers; number += 1) ends[number]! += ends[number - 1]!;
  // ends[n] is where number n starts; taking its places one by one moves it to where it ends.
  const order = new Uint32Array(rows.count);
  for (let row = 0; row < rows.count; row += 1) {
    const number = rows.number(row);
    order[ends[number]!] = row;
    ends[number]! += 1;
  }
  let from = 0;
  for (let number = 0; number < numbers; number += 1) {
    const to = ends[number]!;
    if (to - from > FEW) mergeRuns(rows, order, from, to);
    else insertEach(rows, order, from, to);
    from = to;
  }
  return order;
}
