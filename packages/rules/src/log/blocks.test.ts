import fc from 'fast-check';
import { expect, it } from 'vitest';
import { LogBlocks } from './blocks.ts';
import { LogRows, UNKNOWN } from './rows.ts';

const NOTHING = { duration: 0, party: 0, outcome: 0, dialing: 0, rings: UNKNOWN, ringing: UNKNOWN };

function walk(keys: readonly (readonly [number: number, startedAt: number])[]) {
  const log = new LogRows();
  for (const [number, startedAt] of keys) log.add({ ...NOTHING, number, startedAt, duration: log.count });
  const blocks = new LogBlocks(log);
  const met: { row: number; number: number; startedAt: number }[] = [];
  for (let count = blocks.next(); count > 0; count = blocks.next()) {
    for (let i = 0; i < count; i += 1) {
      const row = blocks.source[i]!;
      // The copy is the row that it says it is.
      expect(blocks.rows.row(i)).toEqual(log.row(row));
      met.push({ row, number: blocks.rows.number(i), startedAt: blocks.rows.startedAt(i) });
    }
  }
  return met;
}

function expectInOrder(keys: readonly (readonly [number, number])[]): void {
  const met = walk(keys);
  expect(met.map(({ row }) => row).sort((a, b) => a - b)).toEqual(keys.map((_, i) => i));
  const done = new Set<number>();
  met.forEach((one, place) => {
    const before = met[place - 1];
    if (before === undefined || before.number !== one.number) {
      expect(done.has(one.number)).toBe(false);
      done.add(one.number);
    } else {
      expect(before.startedAt).toBeLessThanOrEqual(one.startedAt);
      if (before.startedAt === one.startedAt) expect(before.row).toBeLessThan(one.row);
    }
  });
}

const start = fc.oneof(fc.integer({ min: -5, max: 5 }), fc.integer({ min: 0, max: 4_000_000_000_000 }));
const number = fc.oneof(
  fc.integer({ min: 0, max: 3 }),
  fc.integer({ min: 46700000000, max: 46700000400 }),
  fc.constantFrom(46701740605, 2 ** 53 - 1, 46701740605 + 2 ** 32),
);

it('brings the rows of a number together, by start, then by place', () => {
  fc.assert(fc.property(fc.array(fc.tuple(number, start), { maxLength: 400 }), expectInOrder));
});

it.each([
  ['one number with more rows than a block', 5_000, () => 46701740605],
  ['a few numbers with a block each', 9_000, (i: number) => 46701740605 + (i % 4)],
  ['a number a row', 7_000, (i: number) => 46701740605 + i],
  ['one large number among small ones', 9_000, (i: number) => (i % 2 === 0 ? 46701740605 : 46700000000 + i)],
])('keeps the order across blocks: %s', (_, rows, numberOf) => {
  expectInOrder(
    Array.from({ length: rows }, (_row, i) => [numberOf(i), ((i * 7_919) % 1_000) * 60_000] as const),
  );
});

it('walks through nothing', () => expect(walk([])).toEqual([]));
