import { createReadStream, createWriteStream } from 'node:fs';
import { mkdir, open, rename, rm } from 'node:fs/promises';
import { dirname, join, resolve } from 'node:path';
import type { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { RecordingStore } from './port.ts';

/** A key is made by us: two ids, nothing that could climb out of the folder. */
const key = /^[0-9a-f-]{36}\/[0-9a-f-]{36}$/;

/** Recordings as files in a local folder, each for its owner's eyes alone. */
export function folderStore(path: string): RecordingStore {
  const root = resolve(path);
  const fileOf = (given: string) => {
    if (!key.test(given)) throw new Error('This is no key of a recording.');
    return join(root, given);
  };
  return {
    async put(given, body: Readable) {
      const file = fileOf(given);
      const half = `${file}.half`;
      await mkdir(dirname(file), { recursive: true, mode: 0o700 });
      try {
        // Flushed before it gets its name: after a power cut the name stands for the whole of it.
        await pipeline(body, createWriteStream(half, { mode: 0o600, flush: true }));
        await rename(half, file);
        await flushFolder(dirname(file));
      } catch (error) {
        await rm(half, { force: true });
        throw error;
      }
    },
    async read(given, from, to) {
      const file = await open(fileOf(given), 'r');
      return createReadStream('', { fd: file, start: from, end: to - 1 });
    },
    async remove(given) {
      const file = fileOf(given);
      await rm(`${file}.half`, { force: true });
      await rm(file, { force: true });
      await flushFolder(dirname(file)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOENT') throw error;
      });
    },
  };
}

async function flushFolder(path: string): Promise<void> {
  const folder = await open(path, 'r');
  try {
    await folder.sync();
  } finally {
    await folder.close();
  }
}
