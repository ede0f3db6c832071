import { createCipheriv, createDecipheriv, hkdfSync, randomBytes } from 'node:crypto';
import type { Secrets } from '../context.ts';

/** Bytes of sound that are encrypted together; a range is read by whole chunks. */
export const CHUNK = 64 * 1024;
const TAG = 16;
const SEALED = CHUNK + TAG;

/**
 * A chunk's place is its nonce, and the last one is marked: chunks cannot be swapped, dropped or cut off unseen.
 * Each recording has a key of its own, so that no nonce comes twice under one.
 */
function nonceOf(index: number, last: boolean): Buffer {
  const nonce = Buffer.alloc(12);
  nonce.writeUInt32BE(last ? 1 : 0, 0);
  nonce.writeBigUInt64BE(BigInt(index), 4);
  return nonce;
}

/** Encrypts a stream chunk by chunk (AES-256-GCM), bound to the recording's id. */
export async function* sealChunks(
  body: AsyncIterable<Uint8Array>,
  { key, id }: { key: Buffer; id: string },
): AsyncGenerator<Buffer> {
  const seal = (chunk: Buffer, index: number, last: boolean) => {
    const cipher = createCipheriv('aes-256-gcm', key, nonceOf(index, last));
    cipher.setAAD(Buffer.from(id));
    return Buffer.concat([cipher.update(chunk), cipher.final(), cipher.getAuthTag()]);
  };
  let waiting: Buffer[] = [];
  let length = 0;
  let index = 0;
  for await (const part of body) {
    waiting.push(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
    length += part.length;
    // What comes last is not known until the end: one byte more than a chunk has to be there.
    if (length <= CHUNK) continue;
    let all = Buffer.concat(waiting, length);
    while (all.length > CHUNK) {
      yield seal(all.subarray(0, CHUNK), index++, false);
      all = all.subarray(CHUNK);
    }
    waiting = [Buffer.from(all)];
    length = all.length;
  }
  yield seal(Buffer.concat(waiting, length), index, true);
}

/** Where in the store the chunks lie that hold bytes [from, to) of the sound. */
export function sealedRange(
  size: number,
  from: number,
  to: number,
): { from: number; to: number; first: number } {
  const first = Math.floor(from / CHUNK);
  const end = Math.ceil(to / CHUNK);
  const chunks = Math.max(1, Math.ceil(size / CHUNK));
  return { first, from: first * SEALED, to: end >= chunks ? size + chunks * TAG : end * SEALED };
}

/**
 * Decrypts bytes [from, to) of a recording of `size` bytes.
 *
 * @param read gives bytes [from, to) as the store has them
 * @throws Error at the first chunk that is not the one that was kept there
 */
export async function* openChunks(
  read: (from: number, to: number) => Promise<AsyncIterable<Uint8Array>>,
  { key, id, size, from, to }: { key: Buffer; id: string; size: number; from: number; to: number },
): AsyncGenerator<Buffer> {
  const chunks = Math.max(1, Math.ceil(size / CHUNK));
  const range = sealedRange(size, from, to);
  let index = range.first;
  const open = (sealed: Buffer) => {
    const last = index === chunks - 1;
    const decipher = createDecipheriv('aes-256-gcm', key, nonceOf(index, last));
    decipher.setAAD(Buffer.from(id));
    decipher.setAuthTag(sealed.subarray(sealed.length - TAG));
    const chunk = Buffer.concat([decipher.update(sealed.subarray(0, -TAG)), decipher.final()]);
    const starts = index * CHUNK;
    index += 1;
    return chunk.subarray(Math.max(0, from - starts), Math.max(0, to - starts));
  };
  let waiting: Buffer[] = [];
  let length = 0;
  let done = 0;
  for await (const part of await read(range.from, range.to)) {
    waiting.push(Buffer.from(part.buffer, part.byteOffset, part.byteLength));
    length += part.length;
    if (length < SEALED) continue;
    let all = Buffer.concat(waiting, length);
    while (all.length >= SEALED) {
      yield open(all.subarray(0, SEALED));
      done += SEALED;
      all = all.subarray(SEALED);
    }
    waiting = [Buffer.from(all)];
    length = all.length;
  }
  if (length > 0) {
    if (length <= TAG) throw new Error('The recording is cut off.');
    yield open(Buffer.concat(waiting, length));
    done += length;
  }
  if (done !== range.to - range.from) throw new Error('The recording is cut off.');
}

export const newDataKey = (): Buffer => randomBytes(32);

/** Without a secret of its own it follows from the API keys' one, in a file from before there were recordings. */
const wrappingKey = ({ recording, apiKey }: Pick<Secrets, 'recording' | 'apiKey'>): Buffer =>
  Buffer.from(hkdfSync('sha256', recording || apiKey, 'ringratt recordings', 'data keys', 32));

/** A recording's key as the database keeps it: under the installation's secret, for this one recording. */
export function wrapKey(secrets: Pick<Secrets, 'recording' | 'apiKey'>, id: string, key: Buffer): Buffer {
  const nonce = randomBytes(12);
  const cipher = createCipheriv('aes-256-gcm', wrappingKey(secrets), nonce);
  cipher.setAAD(Buffer.from(id));
  return Buffer.concat([Buffer.of(1), nonce, cipher.update(key), cipher.final(), cipher.getAuthTag()]);
}

/** @throws Error where it was wrapped under another secret or for another recording */
export function unwrapKey(
  secrets: Pick<Secrets, 'recording' | 'apiKey'>,
  id: string,
  wrapped: Buffer,
): Buffer {
  if (wrapped[0] !== 1) throw new Error('The key was wrapped by another version.');
  const decipher = createDecipheriv('aes-256-gcm', wrappingKey(secrets), wrapped.subarray(1, 13));
  decipher.setAAD(Buffer.from(id));
  decipher.setAuthTag(wrapped.subarray(-TAG));
  return Buffer.concat([decipher.update(wrapped.subarray(13, -TAG)), decipher.final()]);
}
