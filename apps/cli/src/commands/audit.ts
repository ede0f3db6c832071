import { writeFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { audit } from '../audit/audit.ts';
import { writeBreaches } from '../audit/breaches.ts';
import { auditHelp } from '../audit/help.ts';
import { htmlReport } from '../audit/html/page.ts';
import { readOptions } from '../audit/options.ts';
import { summaryOf } from '../audit/summary.ts';
import { textReport } from '../audit/text-report.ts';
import { textWords } from '../audit/text-words.ts';
import { type Command, type ExitStatus, type Streams, WrongUse } from '../command.ts';
import { openPieces, readingFault } from '../input.ts';
import { write } from '../output.ts';
import { progressOn } from '../progress.ts';

async function writePage(path: string, page: string): Promise<void> {
  try {
    await writeFile(path, page);
  } catch (error) {
    throw new WrongUse(`--html ${path}: cannot be written (${(error as NodeJS.ErrnoException).code})`);
  }
}

async function run(args: string[], streams: Streams): Promise<ExitStatus> {
  const options = readOptions(args);
  const input = await openPieces(options.file, streams);
  const progress = progressOn(streams.stderr, input.size);
  const fileName = options.file === '-' ? 'standard input' : basename(options.file);
  try {
    const audited = await audit(input, options.format, options.given, progress);
    progress.end();
    const summary = summaryOf(audited, fileName);
    if (options.json) await writeBreaches(streams.stdout, audited.log, audited.marks);
    const talk = options.json ? streams.stderr : streams.stdout;
    await write(talk, textReport(summary, options.lang ?? 'en'));
    if (options.html !== undefined) {
      await writePage(options.html, htmlReport(summary, options.lang ?? 'sv', options.fullNumbers));
      await write(streams.stderr, `${textWords[options.lang ?? 'en'].page(options.html)}\n`);
    }
    return audited.log.faults > 0 ? 1 : 0;
  } catch (error) {
    if (error instanceof WrongUse) throw error;
    throw readingFault(error, fileName);
  } finally {
    progress.end();
  }
}

export const auditCommand: Command = {
  summary: 'judge a call log: breaches by line, a report, a page',
  help: auditHelp,
  run,
};
