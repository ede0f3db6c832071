import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { exportEvidence } from '../audit/export-evidence.ts';
import { publicId } from '../ids.ts';
import { arrangeParties, openStage, type Stage } from '../testing/parties.ts';
import {
  type Files,
  randomFrom,
  readerOf,
  tamper,
  tamperings,
  unzip,
  withHashes,
} from '../testing/tampering.ts';
import { layTrail } from '../testing/trail.ts';
import { chainFiles, fileNames } from './bundle.ts';
import { hashOf, lineOf } from './chain-event.ts';
import { signerOf } from './signing-key.ts';
import { verifyBundle } from './verify-bundle.ts';

let stage: Stage;
let files: Files;
let chain: string;
let names: ReturnType<typeof chainFiles>;

beforeAll(async () => {
  stage = await openStage();
  const parties = await arrangeParties(stage);
  await layTrail(parties.principal, 120, parties.assignmentId);
  chain = publicId('assignment', parties.assignmentId);
  names = chainFiles(chain);
  files = await unzip((await exportEvidence(parties.principal)).stream);
});
afterAll(() => stage?.close());

const verify = (changed: Files, keyId?: string) => verifyBundle(readerOf(changed), { keyId });
const textOf = (name: string) => files.get(name)!.toString();

describe('a bundle', () => {
  test('holds as it was exported, and names its key', async () => {
    const { keyId } = signerOf(stage.services.secrets);
    expect(await verify(files, keyId)).toMatchObject({ holds: true, keyId, events: 123, checkpoints: 3 });
  });

  test.each(tamperings)('names the first place of each %s at twenty random places', async (tampering) => {
    const random = randomFrom(tampering.length);
    for (let i = 0; i < 20; i++) {
      const { files: changed, position } = tamper(files, chain, tampering, random);
      const verdict = await verify(changed);
      expect(verdict, `${tampering} ${i}`).toMatchObject({ holds: false, fault: { chain, position } });
    }
  });

  test('whose chain was made anew from a place on fails at the first checkpoint behind it', async () => {
    const lines = textOf(names.events).trimEnd().split('\n');
    let previous: string | null = null;
    const seals: string[] = [];
    const forged = lines.map((line, i) => {
      const event = { ...JSON.parse(line), previous };
      if (i === 40) event.subject = 'forged';
      const made = lineOf(event);
      previous = hashOf(made).toString('hex');
      seals.push(`{"hash":"${previous}","position":${i + 1}}\n`);
      return `${made}\n`;
    });
    const changed = withHashes(
      new Map(files)
        .set(names.events, Buffer.from(forged.join('')))
        .set(names.seals, Buffer.from(seals.join(''))),
    );
    const [, second] = textOf(names.checkpoints).trimEnd().split('\n');
    expect(await verify(changed)).toMatchObject({
      holds: false,
      fault: { reason: 'checkpoint-differs', position: JSON.parse(second!).position, line: 2 },
    });
  });

  test('cut behind its last checkpoint, the manifest made to fit, fails by the manifest’s signature', async () => {
    const lines = textOf(names.events).trimEnd().split('\n');
    const seals = textOf(names.seals).trimEnd().split('\n');
    const kept = lines.length - 5;
    const changed = new Map(files)
      .set(names.events, Buffer.from(`${lines.slice(0, kept).join('\n')}\n`))
      .set(names.seals, Buffer.from(`${seals.slice(0, kept).join('\n')}\n`));
    const manifest = JSON.parse(textOf(fileNames.manifest));
    const own = manifest.chains.find((one: { chain: string }) => one.chain === chain);
    own.through = kept;
    own.head = JSON.parse(seals[kept - 1]!).hash;
    changed.set(fileNames.manifest, Buffer.from(JSON.stringify(manifest)));
    expect(await verify(withHashes(changed))).toMatchObject({
      holds: false,
      fault: { reason: 'bad-signature', file: fileNames.signature },
    });
  });

  test('signed anew by another key is told by its fingerprint', async () => {
    const other = signerOf({ numberKey: 'another key altogether' });
    const manifest = { ...JSON.parse(textOf(fileNames.manifest)), keyId: other.keyId };
    const changed = withHashes(
      new Map(files)
        .set(fileNames.publicKey, Buffer.from(other.publicKey))
        .set(names.checkpoints, Buffer.alloc(0))
        .set(fileNames.manifest, Buffer.from(JSON.stringify(manifest))),
    );
    const signature = other.sign(changed.get(fileNames.manifest)!.toString()).toString('base64');
    changed.set(fileNames.signature, Buffer.from(signature));
    for (const name of [...changed.keys()]) {
      if (name.includes('checkpoints')) changed.set(name, Buffer.alloc(0));
    }
    expect(await verify(changed, signerOf(stage.services.secrets).keyId)).toMatchObject({
      holds: false,
      fault: { reason: 'unknown-key' },
    });
  });

  test.each([
    ['manifest.json gone', 'missing-file', (copy: Files) => copy.delete(fileNames.manifest)],
    ['its seals gone', 'missing-file', (copy: Files) => copy.delete(names.seals)],
    ['a file more', 'unknown-file', (copy: Files) => copy.set('more.txt', Buffer.from('x'))],
    ['another read-me', 'changed-file', (copy: Files) => copy.set(fileNames.readMe, Buffer.from('x'))],
    [
      'no manifest in manifest.json',
      'unreadable',
      (copy: Files) => copy.set(fileNames.manifest, Buffer.from('[]')),
    ],
    ['no key in its key', 'unreadable', (copy: Files) => copy.set(fileNames.publicKey, Buffer.from('x'))],
    [
      'a signature of nothing',
      'bad-signature',
      (copy: Files) => copy.set(fileNames.signature, Buffer.from('AAAA')),
    ],
    [
      'a line without an end',
      'damaged-line',
      (copy: Files) => copy.set(names.events, copy.get(names.events)!.subarray(0, -1)),
    ],
    [
      'a checkpoint in other bytes',
      'damaged-line',
      (copy: Files) => copy.set(names.checkpoints, Buffer.from(` ${copy.get(names.checkpoints)}`)),
    ],
  ])('with %s is a sentence with a place, and never throws', async (_, reason, change) => {
    const copy = new Map(files);
    change(copy);
    const verdict = await verify(copy);
    expect(verdict).toMatchObject({ holds: false, fault: { reason } });
    if (!verdict.holds) expect(verdict.fault.message).toMatch(/\.$/);
  });
});
