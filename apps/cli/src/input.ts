import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { InputFault, type Streams, WrongUse } from './command.ts';

/** Fewer, larger reads: each one waits for a turn of the event loop. */
const CHUNK_BYTES = 512 * 1024;

/** What is read, and its size in bytes where it is known beforehand. */
export interface Input {
  stream: Readable;
  size: number | null;
}

/**
 * Opens a file, or standard input for `-` and for no name. A name that leads nowhere is wrong use; a directory or
 * a file that may not be read is a fault of the input.
 */
export async function openInput(name: string | undefined, streams: Streams): Promise<Input> {
  if (name === undefined || name === '-') return { stream: streams.stdin, size: null };
  try {
    const found = await stat(name);
    if (found.isDirectory()) throw new InputFault(`${name}: is a directory, not a file`);
    return {
      stream: createReadStream(name, { highWaterMark: CHUNK_BYTES }),
      size: found.isFile() ? found.size : null,
    };
  } catch (error) {
    throw readingFault(error, name);
  }
}

/** Puts a failure to read into words for people. */
export function readingFault(error: unknown, name: string): Error {
  if (error instanceof InputFault || error instanceof WrongUse) return error;
  const code = (error as NodeJS.ErrnoException).code;
  if (code === 'ENOENT' || code === 'ENOTDIR') return new WrongUse(`${name}: no such file`);
  if (code === 'EISDIR') return new InputFault(`${name}: is a directory, not a file`);
  if (code === 'EACCES' || code === 'EPERM') return new InputFault(`${name}: may not be read`);
  return new InputFault(`${name}: cannot be read (${code ?? String(error)})`);
}
