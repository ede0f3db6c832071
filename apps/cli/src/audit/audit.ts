import { judgeLog } from '@ringratt/rules/log';
import type { Pieces } from '../input.ts';
import type { Progress } from '../progress.ts';
import { joinCalls } from './calls.ts';
import type { Format, Given } from './format.ts';
import type { CallLog } from './log.ts';
import { readLog } from './read.ts';
import { type Tally, tallyOf, WorstNumbers } from './tally.ts';

/** A log, what each of its rows comes to, and all of it added up. */
export interface Audit {
  format: Format;
  given: Given;
  log: CallLog;
  /** By row, as `judgeLog` gives them. */
  marks: Uint32Array;
  tally: Tally;
}

/** Reads, judges and adds up a log. Throws where reading fails; faults of single rows are in the log. */
export async function audit(input: Pieces, format: Format, given: Given, progress: Progress): Promise<Audit> {
  const log = await readLog(input, format, given, progress);
  const joined = joinCalls(log, given);
  const worst = new WorstNumbers(log);
  const marks = judgeLog(log.rows, log.parties, (row, number, mark) => worst.add(row, number, mark));
  return { format, given, log, marks, tally: tallyOf(log, marks, joined, worst) };
}
