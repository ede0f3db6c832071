import type { Writable } from 'node:stream';
import { LOG_RULES } from '@ringratt/rules/log';
import { write } from '../output.ts';
import type { CallLog } from './log.ts';

const SUFFIXES = LOG_RULES.map((rule) => `,"rule":"${rule}"}\n`);
/** The half of a mark that tells of breaches. */
const BREACHES = 0xffff;
const CHUNK = 64 * 1024;

/** A fault as a line of JSON. */
export const faultLine = (log: CallLog, index: number): string => {
  const { line, path, message } = log.faultAt(index);
  return `${JSON.stringify({ line, error: { path, message } })}\n`;
};

/** Writes the breaches and the faults of a log, one a line, sorted by line, then rule. */
export async function writeBreaches(stdout: Writable, log: CallLog, marks: Uint32Array): Promise<void> {
  const { rows } = log;
  let out = '';
  let fault = 0;
  let faultAt = log.faults > 0 ? log.faultAt(0).line : Number.POSITIVE_INFINITY;
  for (let row = 0; row <= rows.count; row += 1) {
    const line = row < rows.count ? log.line(row) : Number.POSITIVE_INFINITY;
    while (faultAt < line) {
      out += faultLine(log, fault);
      fault += 1;
      faultAt = fault < log.faults ? log.faultAt(fault).line : Number.POSITIVE_INFINITY;
      if (out.length > CHUNK) {
        await write(stdout, out);
        out = '';
      }
    }
    const mark = row < rows.count ? marks[row]! & BREACHES : 0;
    if (mark === 0) continue;
    const prefix = `{"line":${line}`;
    for (let rule = 0; rule < SUFFIXES.length; rule += 1) {
      if (((mark >> rule) & 1) === 1) out += prefix + SUFFIXES[rule];
    }
    if (out.length > CHUNK) {
      await write(stdout, out);
      out = '';
    }
  }
  await write(stdout, out);
}
