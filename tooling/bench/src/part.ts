/** One figure of a part: what was measured, what it should be, and whether it is. */
export interface Metric {
  name: string;
  value: number;
  /** `<=25`, `>=200`; empty for a figure that is only told. */
  want: string;
  ok: boolean;
}

/** What a part of the bench comes to: a row of the performance table. */
export interface Row {
  row: string;
  metrics: Metric[];
}

/** A part is one file that measures ours beside its peers in one run. */
export interface Part {
  bench(): Promise<Row>;
}

/** Runs of each contender; the median is what counts. */
export const RUNS = 7;

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)]!;
}

/** Two figures that matter of a ratio, so that a table can be read. */
function rounded(value: number): number {
  return value >= 100 ? Math.round(value) : Number(value.toPrecision(3));
}

/** A ratio that should be no more, or no less, than a bound. */
export function ratio(name: string, value: number, want: `${'<=' | '>='}${number}` | ''): Metric {
  const bound = Number(want.slice(2));
  const ok = want === '' || (want.startsWith('<=') ? value <= bound : value >= bound);
  return { name, value: rounded(value), want, ok };
}

/** Something that does `times` operations when run. */
export interface Contender {
  times: number;
  run(): void | Promise<void>;
}

/** Nanoseconds on the wall, or of processor time: the fairer clock for pure computing on a shared machine. */
export type Clock = 'wall' | 'cpu';

function now(clock: Clock): number {
  if (clock === 'wall') return Number(process.hrtime.bigint());
  const { user, system } = process.cpuUsage();
  return (user + system) * 1_000;
}

/**
 * The median nanoseconds an operation of each contender takes, over `RUNS` runs taken in turn after one that warms
 * up, so that a busy machine slows all alike.
 */
export async function inTurn<Name extends string>(
  contenders: Record<Name, Contender>,
  clock: Clock = 'wall',
): Promise<Record<Name, number>> {
  const names = Object.keys(contenders) as Name[];
  const taken = Object.fromEntries(names.map((name) => [name, [] as number[]])) as Record<Name, number[]>;
  for (let round = 0; round <= RUNS; round += 1) {
    for (const name of names) {
      const { run, times } = contenders[name];
      const start = now(clock);
      await run();
      if (round > 0) taken[name].push((now(clock) - start) / times);
    }
  }
  return Object.fromEntries(names.map((name) => [name, median(taken[name])])) as Record<Name, number>;
}
