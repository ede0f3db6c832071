import { stat } from 'node:fs/promises';
import type { BundleReader } from '@ringratt/services/evidence';
import yauzl from 'yauzl';
import { InputFault } from './command.ts';
import { readingFault } from './input.ts';

/** The ZIP itself is at fault: cut off, overwritten, no ZIP at all. */
export class BrokenZip extends InputFault {}

export interface OpenBundle extends BundleReader {
  /** Bytes that reading all of it will give. */
  size: number;
  close(): void;
}

/** Opens a ZIP by its directory; files are read from it one at a time. */
export async function openBundle(name: string): Promise<OpenBundle> {
  let zip: yauzl.ZipFile | undefined;
  try {
    if ((await stat(name)).isDirectory()) throw new InputFault(`${name}: is a directory, not a file`);
    // Names that leave the folder, encrypted entries and sizes that are not as declared are refused by the library.
    zip = await yauzl.openPromise(name, { lazyEntries: true, autoClose: false });
    const entries = new Map<string, yauzl.Entry>();
    const names: string[] = [];
    let size = 0;
    for await (const entry of zip.eachEntry()) {
      names.push(entry.fileName);
      entries.set(entry.fileName, entry);
      size += entry.uncompressedSize;
    }
    const opened = zip;
    return {
      names,
      size,
      close: () => opened.close(),
      read: (file) => readEntry(opened, entries.get(file)!, name),
    };
  } catch (error) {
    zip?.close();
    throw zipFault(error, name);
  }
}

async function* readEntry(zip: yauzl.ZipFile, entry: yauzl.Entry, name: string): AsyncGenerator<Uint8Array> {
  try {
    yield* (await zip.openReadStreamPromise(entry)) as AsyncIterable<Buffer>;
  } catch (error) {
    throw zipFault(error, `${name}: ${entry.fileName}`);
  }
}

/** Failures of the disk have a code; what else the library says is about the ZIP. */
function zipFault(error: unknown, name: string): Error {
  const code = (error as NodeJS.ErrnoException).code;
  const ofDisk = code !== undefined && !/^(Z_|ERR_)/.test(code);
  if (error instanceof InputFault || ofDisk) return readingFault(error, name);
  const reason = error instanceof Error ? error.message : String(error);
  return new BrokenZip(`${name}: no whole ZIP file (${reason.replace(/\.$/, '')})`);
}
