import { execFileSync, spawnSync } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { copyFile, mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PassThrough, Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  BUNDLE_FORMAT,
  canonical,
  chainFiles,
  checkpointText,
  fileNames,
  hashOf,
  lineOf,
  measuring,
  signerOf,
} from '@ringratt/services/evidence';
import { beforeAll, describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { run } from './run.ts';

const signer = signerOf({ numberKey: 'a number key of the tests' });
const chain = 'asg_01kas5v2h8e7pbx4c9wq3mdn6t';
const tenant = 'org_01kas5v2h8e7pbx4c9wq3mdn6t';
const names = chainFiles(chain);

/** The files of a bundle of forty events, its tenth signed. */
function bundle(): Map<string, string> {
  let previous: string | null = null;
  let events = '';
  let seals = '';
  let checkpoints = '';
  for (let position = 1; position <= 40; position += 1) {
    const at = new Date(Date.UTC(2026, 10, 24, 9, 0, position)).toISOString();
    const actor = { kind: 'job', id: 'test' };
    const fixed = { v: 1, tenant, chain, organization: tenant, actor, assignment: chain } as const;
    const line = lineOf({
      ...fixed,
      position,
      previous,
      at,
      action: 'test',
      subject: 'å',
      body: { position },
    });
    previous = hashOf(line).toString('hex');
    events += `${line}\n`;
    seals += `${canonical({ position, hash: previous })}\n`;
    if (position === 10) {
      const statement = { tenant, chain, position, hash: previous, at };
      const signature = signer.sign(checkpointText(statement)).toString('base64');
      checkpoints += `${canonical({ ...statement, keyId: signer.keyId, signature })}\n`;
    }
  }
  const files = new Map([
    [fileNames.publicKey, signer.publicKey],
    [names.events, events],
    [names.seals, seals],
    [names.checkpoints, checkpoints],
  ]);
  const manifest = `${JSON.stringify({
    format: BUNDLE_FORMAT,
    madeAt: '2026-11-24T10:00:00.000Z',
    organization: { id: tenant, name: 'Tallmo Bredband AB' },
    keyId: signer.keyId,
    chains: [{ chain, tenant, from: 1, through: 40, before: null, head: previous }],
    files: [...files].map(([name, content]) => {
      const measured = measuring(name);
      measured.take(Buffer.from(content));
      return measured.result();
    }),
  })}\n`;
  return files
    .set(fileNames.manifest, manifest)
    .set(fileNames.signature, signer.sign(manifest).toString('base64'));
}

let folder: string;
let whole: string;

async function zipped(name: string, files: Map<string, string>): Promise<string> {
  const zip = new ZipFile();
  for (const [file, content] of files) zip.addBuffer(Buffer.from(content), file);
  zip.end();
  const path = join(folder, name);
  await pipeline(zip.outputStream, createWriteStream(path));
  return path;
}

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'ringratt-verify-'));
  whole = await zipped('whole.zip', bundle());
});

async function verify(...args: string[]) {
  let out = '';
  let err = '';
  const stdout = new PassThrough().on('data', (part: Buffer) => {
    out += part.toString();
  });
  const stderr = new PassThrough().on('data', (part: Buffer) => {
    err += part.toString();
  });
  const status = await run(['verify', ...args], { stdin: Readable.from([]), stdout, stderr });
  expect(err).not.toMatch(/\n\s+at |unexpected fault/);
  return { status, out, err };
}

describe('verify', () => {
  it('says that a whole bundle holds, whose it is and by which key', async () => {
    const { status, out } = await verify(whole, '--key', signer.keyId);
    expect(status).toBe(0);
    expect(out).toContain('Holds: 40 events in 1 chains, 1 checkpoints');
    expect(out).toContain(signer.keyId);
    const json = await verify(whole, '--json');
    expect(JSON.parse(json.out)).toMatchObject({ holds: true, events: 40, keyId: signer.keyId });
  });

  it('names the first place that does not hold', async () => {
    const files = bundle();
    files.set(
      names.events,
      files.get(names.events)!.replace('"position":17},"chain"', '"position":71},"chain"'),
    );
    const changed = await zipped('changed.zip', files);
    const { status, out } = await verify(changed);
    expect(status).toBe(1);
    expect(out).toContain(`Does not hold: ${names.events}, line 17: event 17 of ${chain}`);
    expect(JSON.parse((await verify(changed, '--json')).out)).toMatchObject({
      holds: false,
      fault: { reason: 'changed-event', position: 17, line: 17 },
    });
  });

  it('refuses another key than the one asked for', async () => {
    const { status, out } = await verify(whole, '--key', `ed25519:${'0'.repeat(32)}`);
    expect(status).toBe(1);
    expect(out).toContain(`signed by ${signer.keyId}`);
  });

  it.each([
    ['no ZIP', () => Buffer.from('no bundle at all')],
    ['an empty file', () => Buffer.alloc(0)],
    ['a ZIP cut in half', (zip: Buffer) => zip.subarray(0, zip.length / 2)],
    [
      'a ZIP with a byte of its contents changed',
      (zip: Buffer) => {
        const copy = Buffer.from(zip);
        const at = copy.indexOf(names.events) + names.events.length + 200;
        copy[at] = copy[at]! ^ 0xff;
        return copy;
      },
    ],
    ['a ZIP of something else', () => null],
  ])('answers %s by a sentence and status 1', async (_, make) => {
    const path = join(folder, 'bad.zip');
    const content = make(await readFile(whole));
    if (content === null) await zipped('bad.zip', new Map([['a.txt', 'a']]));
    else await writeFile(path, content);
    const { status, out, err } = await verify(path);
    expect(status).toBe(1);
    expect(`${out}${err}`).toMatch(/^(ringratt: |Does not hold: ).+\n/);
  });

  it('answers two hundred changed bytes without a fault of its own', async () => {
    const zip = await readFile(whole);
    const path = join(folder, 'random.zip');
    for (let i = 0; i < 200; i += 1) {
      const copy = Buffer.from(zip);
      const at = (i * 7_919) % copy.length;
      copy[at] = copy[at]! ^ (1 + (i % 255));
      await writeFile(path, copy);
      const { status, out } = await verify(path, '--json');
      // Some bytes of a ZIP mean nothing: dates, versions. What is read is then the same.
      if (status === 0) expect(JSON.parse(out)).toMatchObject({ holds: true, events: 40 });
    }
  });

  it.each([
    [[]],
    [['a.zip', 'b.zip']],
    [['/nowhere/at/all.zip']],
    [['--nonsense']],
    [['x.zip', '--key', 'abc']],
  ])('%j is wrong use', async (args) => {
    const { status, out, err } = await verify(...args);
    expect([status, out]).toEqual([2, '']);
    expect(err).not.toBe('');
  });

  it('runs from the packed file, in a folder with nothing else in it', async () => {
    execFileSync(process.execPath, ['build.mjs'], { cwd: join(import.meta.dirname, '..') });
    const alone = join(folder, 'ringratt.mjs');
    await copyFile(join(import.meta.dirname, '..', 'dist', 'ringratt.js'), alone);
    const packed = (file: string) =>
      spawnSync(process.execPath, [alone, 'verify', file], { cwd: folder, encoding: 'utf8' });
    expect(packed(whole)).toMatchObject({
      status: 0,
      stderr: '',
      stdout: expect.stringContaining('Holds: 40'),
    });
    expect(packed(join(folder, 'bad.zip'))).toMatchObject({ status: 1 });
    expect(packed(join(folder, 'none.zip'))).toMatchObject({ status: 2, stdout: '' });
  });
});
