import type { Readable } from 'node:stream';

/**
 * Where sound lies, encrypted before it comes here: bytes under a key, whole or not at all. The store knows nothing
 * of what it keeps.
 */
export interface RecordingStore {
  /** Keeps what the stream gives; fails where the stream does, and then nothing stands under the key. */
  put(key: string, body: Readable): Promise<void>;
  /** Bytes [from, to), as they were kept. */
  read(key: string, from: number, to: number): Promise<Readable>;
  /** Nothing stands there afterwards; nothing there before is no fault. */
  remove(key: string): Promise<void>;
}
