import { randomBytes } from 'node:crypto';
import { Readable } from 'node:stream';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CHUNK, newDataKey, openChunks, sealChunks, unwrapKey, wrapKey } from './cipher.ts';

const id = '01900000-0000-7000-8000-000000000001';
const secrets = { apiKey: 'api key of the tests', recording: 'recording secret of the tests' };

async function gather(parts: AsyncIterable<Uint8Array>): Promise<Buffer> {
  const all: Uint8Array[] = [];
  for await (const part of parts) all.push(part);
  return Buffer.concat(all);
}

/** In pieces of odd sizes, as a socket gives them. */
function* pieces(bytes: Buffer, size: number) {
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size);
}
const seal = (bytes: Buffer, key: Buffer, size = 10_007) =>
  gather(sealChunks(Readable.from(pieces(bytes, size)), { key, id }));
const open = (sealed: Buffer, key: Buffer, size: number, from = 0, to = size) =>
  gather(
    openChunks(async (start, end) => Readable.from(pieces(sealed.subarray(start, end), 9_001)), {
      key,
      id,
      size,
      from,
      to,
    }),
  );

describe('a sealed recording', () => {
  it.each([1, CHUNK - 1, CHUNK, CHUNK + 1, 3 * CHUNK, 3 * CHUNK + 5])(
    'of %i bytes opens as it was',
    async (size) => {
      const bytes = randomBytes(size);
      const key = newDataKey();
      const sealed = await seal(bytes, key);
      expect(sealed.length).toBe(size + Math.ceil(size / CHUNK) * 16);
      expect((await open(sealed, key, size)).equals(bytes)).toBe(true);
    },
  );

  it('gives any range of its bytes', async () => {
    const bytes = randomBytes(2 * CHUNK + 777);
    const key = newDataKey();
    const sealed = await seal(bytes, key);
    const place = fc.integer({ min: 0, max: bytes.length });
    await fc.assert(
      fc.asyncProperty(place, place, async (a, b) => {
        const [from, to] = [Math.min(a, b), Math.max(a, b)];
        fc.pre(to > from);
        expect((await open(sealed, key, bytes.length, from, to)).equals(bytes.subarray(from, to))).toBe(true);
      }),
      { numRuns: 60 },
    );
  });

  it('holds nothing of the sound in the clear', async () => {
    const sealed = await seal(Buffer.alloc(CHUNK, 'abcdefgh'), newDataKey());
    expect(sealed.includes('abcdefgh')).toBe(false);
  });

  it('refuses a flipped bit, a swapped chunk, a cut end, a false end and another key', async () => {
    const bytes = randomBytes(3 * CHUNK);
    const key = newDataKey();
    const sealed = await seal(bytes, key);
    const chunk = CHUNK + 16;
    const flipped = Buffer.from(sealed);
    flipped[chunk + 5]! ^= 1;
    const swapped = Buffer.concat([
      sealed.subarray(chunk, 2 * chunk),
      sealed.subarray(0, chunk),
      sealed.subarray(2 * chunk),
    ]);
    await expect(open(flipped, key, bytes.length)).rejects.toThrow();
    await expect(open(swapped, key, bytes.length)).rejects.toThrow();
    await expect(open(sealed.subarray(0, 2 * chunk), key, bytes.length)).rejects.toThrow('cut off');
    // Shorter by a whole chunk, and said to be: the last one is not marked as the end.
    await expect(open(sealed.subarray(0, 2 * chunk), key, 2 * CHUNK)).rejects.toThrow();
    await expect(open(sealed, newDataKey(), bytes.length)).rejects.toThrow();
  });

  it('wraps its key for itself alone, under the installation’s secret', () => {
    const key = newDataKey();
    const wrapped = wrapKey(secrets, id, key);
    expect(unwrapKey(secrets, id, wrapped).equals(key)).toBe(true);
    expect(() => unwrapKey({ ...secrets, recording: 'another secret' }, id, wrapped)).toThrow();
    expect(() => unwrapKey(secrets, `${id.slice(0, -1)}2`, wrapped)).toThrow();
  });
});
