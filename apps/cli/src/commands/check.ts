import { type Decision, decide, formatInstant, parseCase } from '@ringratt/rules';
import { readArguments } from '../arguments.ts';
import { type Command, type ExitStatus, type Streams, WrongUse } from '../command.ts';
import { openInput, readingFault } from '../input.ts';
import { type Line, linesOf } from '../lines.ts';
import { write } from '../output.ts';
import { progressOn } from '../progress.ts';

const help = `Usage: ringratt check [FILE]

Judges cases before an attempt: one JSON case a line in, one decision a line out, in the same order.
Reads standard input where FILE is absent or -. An empty line is skipped. A line that is no case is
answered by its error, and the rest of the lines are still judged.

Exit status: 0 every line was judged (refusals are answers), 1 some line was no case, 2 wrong use.

Examples:
  ringratt check cases.jsonl
  ringratt check < cases.jsonl > decisions.jsonl
  echo '{"id":"1","at":"2026-06-18T20:59:59+02:00","number":"+46701740605","contactCenter":"c1",
    "campaign":"u1","offer":"o1","dialing":"manual"}' | tr -d '\\n' | ringratt check
`;

/** Longest line that is read, in bytes: some 400,000 earlier attempts. */
const LONGEST_LINE = 64 * 1024 * 1024;

const shown = (instant: number | null) => (instant === null ? null : formatInstant(instant));

function decisionLine(id: string, decision: Decision): string {
  const { allowed, findings, nextAllowedAt } = decision;
  return JSON.stringify({
    id,
    allowed,
    findings: findings.map(({ rule, outcome, until }) => ({ rule, outcome, until: shown(until) })),
    nextAllowedAt: shown(nextAllowedAt),
  });
}

function errorLine(id: string | null, path: string, message: string): string {
  return JSON.stringify({ id, error: { path, message } });
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The answer to a line, or why it has none; null for an empty one. */
function answer({ number, bytes }: Line): { text: string; fault: boolean } | null {
  const fault = (message: string) => ({
    text: errorLine(null, '', `line ${number}: ${message}`),
    fault: true,
  });
  if (bytes === null) return fault(`longer than ${LONGEST_LINE} bytes`);
  let text: string;
  try {
    text = utf8.decode(bytes);
  } catch {
    return fault('no text in UTF-8');
  }
  if (text.trim() === '') return null;
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return fault(`no JSON: ${error instanceof Error ? error.message : String(error)}`);
  }
  const parsed = parseCase(json);
  if ('error' in parsed) {
    const { path, message } = parsed.error;
    return { text: errorLine(parsed.id, path, `line ${number}: ${message}`), fault: true };
  }
  return { text: decisionLine(parsed.id, decide(parsed.case)), fault: false };
}

async function run(args: string[], streams: Streams): Promise<ExitStatus> {
  const { positionals } = readArguments(args, {});
  if (positionals.length > 1) throw new WrongUse('one FILE at most');
  const name = positionals[0];
  const { stream, size } = await openInput(name, streams);
  const progress = progressOn(streams.stderr, size);
  stream.on('data', (chunk: Buffer | string) => progress.advance(chunk.length));
  stream.pause();
  let status: ExitStatus = 0;
  try {
    for await (const lines of linesOf(stream, LONGEST_LINE)) {
      let out = '';
      for (const line of lines) {
        const answered = answer(line);
        if (answered === null) continue;
        if (answered.fault) status = 1;
        out += `${answered.text}\n`;
      }
      await write(streams.stdout, out);
    }
  } catch (error) {
    throw readingFault(error, name ?? 'standard input');
  } finally {
    progress.end();
  }
  return status;
}

export const check: Command = { summary: 'judge cases before an attempt, JSON lines in and out', help, run };
