import { Writable } from 'node:stream';
import { audit } from '../../../apps/cli/src/audit/audit.ts';
import { writeBreaches } from '../../../apps/cli/src/audit/breaches.ts';
import { generic } from '../../../apps/cli/src/audit/formats/generic.ts';
import { openPieces } from '../../../apps/cli/src/input.ts';

/** Takes what is written, and tells how much that was. */
class Sink extends Writable {
  bytes = 0;

  override _write(chunk: Buffer, _encoding: string, done: () => void): void {
    this.bytes += chunk.length;
    done();
  }
}

const SILENT = { advance() {}, end() {} };

/** What `ringratt audit FILE --json` does between opening the file and the last line of JSON. */
export async function auditFile(
  path: string,
): Promise<{ attempts: number; breaches: number; bytes: number }> {
  const pieces = await openPieces(path, process);
  const audited = await audit(pieces, generic, {}, SILENT);
  const sink = new Sink();
  await writeBreaches(sink, audited.log, audited.marks);
  return { attempts: audited.tally.attempts, breaches: audited.tally.breaches, bytes: sink.bytes };
}
