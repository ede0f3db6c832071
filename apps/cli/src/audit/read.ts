import type { Pieces } from '../input.ts';
import type { Progress } from '../progress.ts';
import type { Format, Given } from './format.ts';
import { CallLog } from './log.ts';
import { Scanner } from './scanner.ts';

const LF = 0x0a;
const CR = 0x0d;
const QUOTE = 0x22;
const DELIMITERS = [',', ';', '\t', '|'].map((delimiter) => delimiter.charCodeAt(0));

/** Longest first line that is looked at before reading on, in bytes. */
const FIRST_LOOK = 64 * 1024;

/** What stands in the file's first bytes when it is no text in UTF-8 or Latin letters, in words for people. */
function notText(head: Uint8Array): string | null {
  const [a, b] = head;
  if ((a === 0xff && b === 0xfe) || (a === 0xfe && b === 0xff)) return 'is UTF-16; save it as UTF-8';
  if (a === 0x1f && b === 0x8b)
    return 'is compressed; unpack it first, for example: gunzip -c FILE | ringratt audit -';
  if (a === 0x50 && b === 0x4b) return 'is a ZIP archive or a spreadsheet; save it as CSV';
  return head.includes(0) ? 'is a binary file, not CSV' : null;
}

/** Drops the byte order mark that some programs put before UTF-8. */
function withoutMark(head: Uint8Array): Uint8Array {
  return head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf ? head.subarray(3) : head;
}

/** The delimiter is the one that the first line has most of, outside quotes; a comma where it has none. */
export function delimiterOf(head: Uint8Array): number {
  const counts = DELIMITERS.map(() => 0);
  let quoted = false;
  for (const byte of head) {
    if (byte === QUOTE) quoted = !quoted;
    else if (!quoted && (byte === LF || byte === CR)) break;
    else if (!quoted && DELIMITERS.includes(byte)) counts[DELIMITERS.indexOf(byte)]! += 1;
  }
  return DELIMITERS[counts.indexOf(Math.max(...counts))]!;
}

const hasWholeLine = (head: Uint8Array) => head.includes(LF) || head.includes(CR);

/**
 * Reads a call log in chunks into columns. What a row lacks is a fault of that row and the rest is read on; what the
 * whole file is not (text, this format) is a fault of line 1. Throws where reading itself fails.
 */
export async function readLog(
  { stream, size }: Pieces,
  format: Format,
  given: Given,
  progress: Progress,
): Promise<CallLog> {
  const log = new CallLog(format.hasCallIds);
  const reader = format.reader(log, given);
  let scanner: Scanner | null = null;
  let head: Uint8Array = new Uint8Array(0);
  let read = 0;
  let reserved = false;
  let rows = 0;

  const begin = (): boolean => {
    const reason = notText(head);
    if (reason !== null) {
      log.fault(1, '', reason);
      return false;
    }
    const text = withoutMark(head);
    scanner = new Scanner(delimiterOf(text), {
      row: (row) => {
        rows += 1;
        if (!reader.stopped) reader.row(row);
      },
      fault: (line, message) => {
        if (!reader.stopped) log.fault(line, '', message);
      },
    });
    scanner.push(text);
    return true;
  };

  for await (const chunk of stream) {
    const bytes = typeof chunk === 'string' ? Buffer.from(chunk) : chunk;
    read += bytes.length;
    progress.advance(bytes.length);
    if (scanner === null) {
      head = Buffer.concat([head, bytes]);
      if (!hasWholeLine(head) && head.length < FIRST_LOOK) continue;
      if (!begin()) return log;
    } else (scanner as Scanner).push(bytes);
    if (reader.stopped) return log;
    if (!reserved && size !== null && log.rows.count > 100) {
      // Untouched memory is not used: a tenth more than expected avoids growing in a second copy.
      log.reserve(Math.ceil((size / read) * log.rows.count * 1.1) + 1_000);
      reserved = true;
    }
  }
  if (scanner === null && head.length > 0 && !begin()) return log;
  (scanner as Scanner | null)?.end();
  if (read === 0) log.fault(1, '', 'is empty');
  else if (rows + log.faults === 0) log.fault(1, '', 'holds no rows');
  return log;
}
