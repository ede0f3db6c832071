import { createHash, createHmac, randomBytes } from 'node:crypto';
import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openRecordingStore } from './index.ts';

const key = '01900000-0000-7000-8000-000000000001/01900000-0000-7000-8000-000000000002';
const accessKey = 'AKIATEST';
const secret = 'secret of the tests';

async function gather(stream: Readable): Promise<Buffer> {
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  return Buffer.concat(parts);
}

/** Fails in the middle, as an upload that breaks off. */
async function* broken() {
  yield randomBytes(100_000);
  throw new Error('broke off');
}

/**
 * The little of S3 that the store uses, over real HTTP: objects, uploads in parts, ranges. Every request's signature
 * (version 4) is computed anew from what arrived and has to be the one that came with it.
 */
class SmallS3 {
  readonly objects = new Map<string, Buffer>();
  readonly uploads = new Map<string, Map<number, Buffer>>();
  largestPart = 0;
  refused = 0;
  server: Server = createServer((request, response) => {
    this.answer(request).then(
      ({ status, body, headers }) => response.writeHead(status, headers).end(body),
      (error: Error) => response.writeHead(500).end(error.message),
    );
  });

  private async answer(
    request: IncomingMessage,
  ): Promise<{ status: number; body?: string | Buffer; headers?: Record<string, string> }> {
    const body = await gather(request);
    if (!signed(request, body)) {
      this.refused += 1;
      return { status: 403, body: '<Error><Code>SignatureDoesNotMatch</Code></Error>' };
    }
    const url = new URL(request.url!, 'http://localhost');
    const name = decodeURIComponent(url.pathname);
    const upload = url.searchParams.get('uploadId');
    if (request.method === 'POST' && url.searchParams.has('uploads')) {
      const id = randomBytes(6).toString('hex');
      this.uploads.set(id, new Map());
      return {
        status: 200,
        body: `<InitiateMultipartUploadResult><UploadId>${id}</UploadId></InitiateMultipartUploadResult>`,
      };
    }
    if (request.method === 'PUT' && upload) {
      this.uploads.get(upload)!.set(Number(url.searchParams.get('partNumber')), body);
      this.largestPart = Math.max(this.largestPart, body.length);
      return { status: 200, headers: { etag: '"part"' } };
    }
    if (request.method === 'POST' && upload) {
      const parts = [...this.uploads.get(upload)!].sort(([a], [b]) => a - b).map(([, part]) => part);
      this.objects.set(name, Buffer.concat(parts));
      this.uploads.delete(upload);
      return {
        status: 200,
        body: '<CompleteMultipartUploadResult><ETag>"e"</ETag></CompleteMultipartUploadResult>',
      };
    }
    if (request.method === 'DELETE') {
      if (upload) this.uploads.delete(upload);
      else this.objects.delete(name);
      return { status: 204 };
    }
    if (request.method === 'PUT') {
      this.objects.set(name, body);
      return { status: 200, headers: { etag: '"e"' } };
    }
    const found = this.objects.get(name);
    if (!found) return { status: 404, body: '<Error><Code>NoSuchKey</Code></Error>' };
    const [, from, to] = /^bytes=(\d+)-(\d+)$/.exec(request.headers.range ?? '') ?? [];
    return { status: 206, body: found.subarray(Number(from), Number(to) + 1) };
  }
}

function signed(request: IncomingMessage, body: Buffer): boolean {
  const { authorization = '' } = request.headers;
  const [, who, scope, names, signature] =
    /^AWS4-HMAC-SHA256 Credential=([^/]+)\/([^,]+), SignedHeaders=([^,]+), Signature=([0-9a-f]{64})$/.exec(
      authorization,
    ) ?? [];
  if (who !== accessKey || !scope || !names) return false;
  const claimed = String(request.headers['x-amz-content-sha256']);
  if (claimed !== 'UNSIGNED-PAYLOAD' && claimed !== createHash('sha256').update(body).digest('hex'))
    return false;
  const url = new URL(request.url!, 'http://localhost');
  const query = [...url.searchParams]
    .map(([name, value]) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`)
    .sort()
    .join('&');
  const headers = names
    .split(';')
    .map((name) => `${name}:${String(request.headers[name]).trim()}\n`)
    .join('');
  const canonical = [request.method, url.pathname, query, headers, names, claimed].join('\n');
  const hash = createHash('sha256').update(canonical).digest('hex');
  const hmac = (by: string | Buffer, text: string) => createHmac('sha256', by).update(text).digest();
  const signing = scope.split('/').reduce<string | Buffer>((by, part) => hmac(by, part), `AWS4${secret}`);
  const text = ['AWS4-HMAC-SHA256', request.headers['x-amz-date'], scope, hash].join('\n');
  return hmac(signing, text).toString('hex') === signature;
}

describe('recordings in a folder', () => {
  const folder = mkdtempSync(join(tmpdir(), 'ringratt-recordings-'));
  const store = openRecordingStore(folder);
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  it('are kept whole, for their owner alone, read by range, and removed', async () => {
    const bytes = randomBytes(300_000);
    await store.put(key, Readable.from([bytes]));
    expect(statSync(join(folder, key)).mode & 0o777).toBe(0o600);
    expect((await gather(await store.read(key, 0, bytes.length))).equals(bytes)).toBe(true);
    expect((await gather(await store.read(key, 70_000, 70_010))).equals(bytes.subarray(70_000, 70_010))).toBe(
      true,
    );
    await store.remove(key);
    await store.remove(key);
    await expect(store.read(key, 0, 1)).rejects.toMatchObject({ code: 'ENOENT' });
  });

  it('leave nothing of an upload that breaks off, and take no key that climbs out', async () => {
    await expect(store.put(key, Readable.from(broken()))).rejects.toThrow('broke off');
    expect(readdirSync(join(folder, key.split('/')[0]!))).toEqual([]);
    await expect(store.put('../outside/of-it', Readable.from(['x']))).rejects.toThrow('no key');
  });
});

describe('recordings in an S3-compatible store', () => {
  const s3 = new SmallS3();
  let store: ReturnType<typeof openRecordingStore>;
  const before = { ...process.env };

  beforeAll(async () => {
    await new Promise<void>((listening) => s3.server.listen(0, '127.0.0.1', listening));
    const { port } = s3.server.address() as AddressInfo;
    process.env.AWS_ACCESS_KEY_ID = accessKey;
    process.env.AWS_SECRET_ACCESS_KEY = secret;
    store = openRecordingStore(`s3://sound/kept?endpoint=http://127.0.0.1:${port}&region=eu-north-1`);
  });
  afterAll(async () => {
    process.env = before;
    s3.server.closeAllConnections();
    await new Promise((closed) => s3.server.close(closed));
  });

  it('are sent in parts, signed, read by range, and removed', async () => {
    const bytes = randomBytes(20 * 1024 * 1024);
    await store.put(key, Readable.from([bytes.subarray(0, 7_000_000), bytes.subarray(7_000_000)]));
    expect(s3.objects.get(`/sound/kept/${key}`)?.equals(bytes)).toBe(true);
    expect(s3.largestPart).toBe(8 * 1024 * 1024);
    const range = await gather(await store.read(key, 9_000_000, 9_000_100));
    expect(range.equals(bytes.subarray(9_000_000, 9_000_100))).toBe(true);
    await store.remove(key);
    expect(s3.objects.size).toBe(0);
    expect(s3.refused).toBe(0);
  });

  it('leave nothing of an upload that breaks off', async () => {
    await expect(store.put(key, Readable.from(broken()))).rejects.toThrow('broke off');
    expect([s3.objects.size, s3.uploads.size]).toEqual([0, 0]);
  });
});

it('a setting that names no bucket is refused', () => {
  expect(() => openRecordingStore('s3://')).toThrow('RINGRATT_RECORDINGS');
});
