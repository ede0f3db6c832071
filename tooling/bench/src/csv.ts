import { spawnSync } from 'node:child_process';
import { closeSync, createReadStream, mkdtempSync, openSync, readSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parse } from 'csv-parse';
import { auditFile } from './csv-audit.ts';
import { writeLog } from './csv-log.ts';
import { inTurn, type Row, ratio } from './part.ts';

const ROWS = 1_000_000;
const FEWER = 100_000;
const MEMORY_RUNS = 5;
const CHUNK_BYTES = 512 * 1024;

// What every contender adds up, so that no compiler may leave the work out.
let sink = 0;

/**
 * The least that any reader has to do: each byte is looked at once, fields and lines are told apart, quotes are
 * minded, and digits are made numbers. No field is kept, no instant understood, no rule judged.
 */
function bareScan(path: string): void {
  const file = openSync(path, 'r');
  const bytes = new Uint8Array(CHUNK_BYTES);
  let fields = 0;
  let value = 0;
  let quoted = false;
  for (let read = readSync(file, bytes); read > 0; read = readSync(file, bytes)) {
    for (let i = 0; i < read; i += 1) {
      const byte = bytes[i]!;
      if (byte === 0x22) quoted = !quoted;
      else if (byte >= 0x30 && byte <= 0x39) value = value * 10 + byte - 0x30;
      else if (!quoted && (byte === 0x2c || byte === 0x0a)) {
        fields += 1;
        sink += value;
        value = 0;
      }
    }
  }
  closeSync(file);
  sink += fields;
}

async function parseToObjects(path: string): Promise<void> {
  for await (const row of createReadStream(path).pipe(parse({ columns: true }))) sink += row.number.length;
}

/** The most memory that auditing a file takes, in bytes: the median of processes of their own. */
function peakMemory(path: string): number {
  const program = fileURLToPath(new URL('./csv-memory.ts', import.meta.url));
  const peaks = Array.from({ length: MEMORY_RUNS }, () => {
    const { stdout, status } = spawnSync(process.execPath, [...process.execArgv, program, path], {
      encoding: 'utf8',
    });
    if (status !== 0) throw new Error('the audit of the memory run failed');
    return Number(stdout) * 1024;
  });
  return peaks.sort((a, b) => a - b)[Math.floor(MEMORY_RUNS / 2)]!;
}

/** Row *csv*: the audit of a million rows, end to end, beside a bare scan of the same bytes and csv-parse. */
export async function bench(): Promise<Row> {
  const folder = mkdtempSync(join(tmpdir(), 'ringratt-bench-'));
  try {
    const path = join(folder, 'log.csv');
    const fewer = join(folder, 'fewer.csv');
    writeLog(path, ROWS);
    writeLog(fewer, FEWER);
    const ns = await inTurn({
      bare: { times: ROWS, run: () => bareScan(path) },
      audit: {
        times: ROWS,
        async run() {
          sink += (await auditFile(path)).bytes;
        },
      },
      csvParse: { times: ROWS, run: () => parseToObjects(path) },
    });
    if (Number.isNaN(sink)) throw new Error('a contender answered no number');
    const peak = peakMemory(path);
    const bytesPerRow = (peak - peakMemory(fewer)) / (ROWS - FEWER);
    return {
      row: 'csv',
      metrics: [
        ratio('audit / bare scan', ns.audit / ns.bare, '<=5'),
        ratio('csv-parse to objects / audit', ns.csvParse / ns.audit, '>=3'),
        ratio('memory a row between 100 k and 1 M rows, bytes', bytesPerRow, '<=60'),
        ratio('bare scan of 1 M rows, ms', (ns.bare * ROWS) / 1e6, ''),
        ratio('audit of 1 M rows, ms', (ns.audit * ROWS) / 1e6, ''),
        ratio('csv-parse of 1 M rows, ms', (ns.csvParse * ROWS) / 1e6, ''),
        ratio('most memory at 1 M rows, MB', peak / 1e6, ''),
      ],
    };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
