import { createReadStream } from 'node:fs';
import { type FileHandle, open, stat } from 'node:fs/promises';
import type { Readable } from 'node:stream';
import { InputFault, type Streams, WrongUse } from './command.ts';

/** Fewer, larger reads: each one waits for a turn of the event loop. */
const CHUNK_BYTES = 512 * 1024;

/** What is read, and its size in bytes where it is known beforehand. */
export interface Input {
  stream: Readable;
  size: number | null;
}

/** What is read in pieces, each of them valid until the next is asked for. */
export interface Pieces {
  stream: AsyncIterable<Uint8Array | string>;
  size: number | null;
}

/** The size of a file, null where it is known only at its end. */
async function sizeOf(name: string): Promise<number | null> {
  const found = await stat(name);
  if (found.isDirectory()) throw new InputFault(`${name}: is a directory, not a file`);
  return found.isFile() ? found.size : null;
}

/**
 * Opens a file, or standard input for `-` and for no name. A name that leads nowhere is wrong use; a directory or
 * a file that may not be read is a fault of the input.
 */
export async function openInput(name: string | undefined, streams: Streams): Promise<Input> {
  if (name === undefined || name === '-') return { stream: streams.stdin, size: null };
  try {
    const size = await sizeOf(name);
    return { stream: createReadStream(name, { highWaterMark: CHUNK_BYTES }), size };
  } catch (error) {
    throw readingFault(error, name);
  }
}

/** Opens as `openInput` does, for a reader of very large files. */
export async function openPieces(name: string, streams: Streams): Promise<Pieces> {
  if (name === '-') return { stream: streams.stdin, size: null };
  try {
    const size = await sizeOf(name);
    return { stream: piecesOf(await open(name)), size };
  } catch (error) {
    throw readingFault(error, name);
  }
}

/**
 * Reads a file into two buffers in turn, one being filled while the other is read. A buffer for every piece would be
 * collected as garbage, and that takes longer than reading.
 */
async function* piecesOf(file: FileHandle): AsyncGenerator<Uint8Array> {
  const buffers = [new Uint8Array(CHUNK_BYTES), new Uint8Array(CHUNK_BYTES)] as const;
  try {
    let next = file.read(buffers[0], 0, CHUNK_BYTES);
    for (let turn = 1; ; turn += 1) {
      const { bytesRead, buffer } = await next;
      if (bytesRead === 0) return;
      next = file.read(buffers[turn % 2]!, 0, CHUNK_BYTES);
      // Should the reader stop in between, nobody waits for this read; its failure must not go unheard either way.
      next.catch(() => {});
      yield buffer.subarray(0, bytesRead);
    }
  } finally {
    await file.close();
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
