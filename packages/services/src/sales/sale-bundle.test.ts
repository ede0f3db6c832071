import { randomBytes, randomInt } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import yauzl from 'yauzl';
import { sealTrail } from '../audit/seal-trail.ts';
import type { Context } from '../context.ts';
import { type BundleReader, verifyBundle } from '../evidence/index.ts';
import { openRecordingStore } from '../recording-store/index.ts';
import { uploadRecording } from '../recordings/upload.ts';
import { arrangeDialing, type DialingParties } from '../testing/dialing.ts';
import { as, eventsOf, noon, openStage, type Stage } from '../testing/parties.ts';
import { callBetween, offerOf, tokenIn, workThrough } from '../testing/selling.ts';
import { answerOffer } from './answer-offer.ts';
import { exportSale } from './export-sale.ts';
import { getSale } from './get.ts';
import { listSales } from './list.ts';
import { recordSale } from './record-sale.ts';

const folder = mkdtempSync(join(tmpdir(), 'ringratt-sale-'));
let stage: Stage;
let parties: DialingParties;
let center: Context;
let principal: Context;
let saleId: string;
const sound = Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt '), randomBytes(90_000)]);

beforeAll(async () => {
  stage = await openStage();
  const recordings = openRecordingStore(folder);
  parties = await arrangeDialing(stage);
  center = { ...parties.center, recordings };
  principal = { ...parties.principal, recordings };
  await offerOf(stage, parties);
  const attemptId = await callBetween(stage, parties, { number: '+46701740612' });
  stage.services.clock.advance(60_000);
  const times = {
    consentAskedAt: noon - 3_000,
    consentConfirmedAt: noon - 1_000,
    startedAt: noon - 2_000,
    endedAt: noon,
  };
  await uploadRecording(
    center,
    attemptId,
    { ...times, holds: ['offer'], contentType: 'audio/wav' },
    Readable.from([sound]),
  );
  ({ saleId } = await recordSale(center, attemptId, {
    consumer: { name: 'Åsa Öberg', email: 'asa@example.test' },
  }));
  const [offered] = await workThrough(stage, parties.job);
  stage.services.clock.advance(3_600_000);
  await answerOffer(stage.services, tokenIn(offered!, 'accept'), {
    answer: 'accepted',
    name: 'Åsa Öberg',
    address: '192.0.2.7',
    device: 'Test',
    language: 'sv',
  } as never);
  await workThrough(stage, parties.job);
  await sealTrail(stage.services);
});
afterAll(async () => {
  await stage?.close();
  rmSync(folder, { recursive: true, force: true });
});

async function unzipped(ctx: Context): Promise<Map<string, Buffer>> {
  const { stream } = await exportSale(ctx, saleId);
  const parts: Buffer[] = [];
  for await (const part of stream) parts.push(part as Buffer);
  const zip = await yauzl.fromBufferPromise(Buffer.concat(parts), { lazyEntries: true });
  const files = new Map<string, Buffer>();
  for await (const entry of zip.eachEntry()) {
    const content: Buffer[] = [];
    for await (const part of await zip.openReadStreamPromise(entry)) content.push(part as Buffer);
    files.set(entry.fileName, Buffer.concat(content));
  }
  return files;
}
const readerOf = (files: ReadonlyMap<string, Buffer>): BundleReader => ({
  names: [...files.keys()],
  read: (name) => Readable.from([files.get(name)!]),
});

describe('one sale', () => {
  it('is seen whole by its principal, by its center without what the consumer’s device told, by nobody else', async () => {
    const seen = await getSale(principal, saleId);
    expect(seen).toMatchObject({
      own: true,
      state: 'contracted',
      acceptance: { answer: 'accepted', address: '192.0.2.7' },
    });
    expect(seen.documents.map(({ kind }) => kind)).toEqual(['offer', 'contract']);
    expect(seen.emails.map(({ state }) => state)).toEqual(seen.emails.map(() => 'sent'));
    expect(seen.recordings).toMatchObject([
      { state: 'stored', mayListen: true, consent: { askedBefore: true } },
    ]);
    expect(seen.obligations.map(({ duty, state }) => [duty, state])).toEqual(
      expect.arrayContaining([
        ['written-offer', 'met'],
        ['contract-confirmation', 'met'],
        ['recording-retention', 'open'],
      ]),
    );
    expect(await getSale(center, saleId)).toMatchObject({
      own: false,
      acceptance: { address: null, device: null },
    });
    expect((await listSales(principal)).items).toMatchObject([{ id: saleId, recordings: 1 }]);
    expect((await listSales(center, { state: 'contracted' })).items).toMatchObject([{ id: saleId }]);
    expect((await listSales(center, { state: 'held' })).items).toEqual([]);
    const other = await arrangeDialing(stage);
    await expect(getSale(other.principal, saleId)).rejects.toMatchObject({ code: 'not-found' });
    await expect(exportSale(other.center, saleId)).rejects.toMatchObject({ code: 'not-found' });
    expect((await listSales(other.principal)).items).toEqual([]);
  });

  it('leaves as a bundle with every document, the sound and its events, and that is on record', async () => {
    const files = await unzipped(principal);
    expect([...files.keys()].filter((name) => name.startsWith('documents/'))).toHaveLength(2);
    const heard = [...files].find(([name]) => name.startsWith('recordings/'));
    expect(heard?.[1].equals(sound)).toBe(true);
    expect(files.get('sale/events.ndjson')!.toString()).toContain('"sale.recorded"');
    expect(await verifyBundle(readerOf(files))).toMatchObject({ holds: true, sale: saleId, chains: [] });
    const events = await eventsOf(stage, parties.principalId);
    expect(
      events.filter(({ action, subject }) => action === 'access.downloaded' && subject === saleId),
    ).toHaveLength(1);
    const lead = {
      ...as(principal, { kind: 'person', personId: parties.principalId, role: 'agentLead' as const }),
    };
    expect([...(await unzipped(lead)).keys()].some((name) => name.startsWith('recordings/'))).toBe(false);
  });

  it('shows a flipped bit in any of its files, by the file’s name', async () => {
    const files = await unzipped(principal);
    // In the manifest and its signature a change shows as a manifest that was not signed, or as none.
    for (const name of files.keys()) {
      for (let round = 0; round < 8; round += 1) {
        const bytes = Buffer.from(files.get(name)!);
        const at = randomInt(name === 'manifest.sig' ? bytes.length - 4 : bytes.length);
        bytes[at]! ^= 1 << randomInt(8);
        const verdict = await verifyBundle(readerOf(new Map(files).set(name, bytes)));
        expect(verdict.holds, `${name} at ${at}`).toBe(false);
        if (
          !verdict.holds &&
          name !== 'manifest.json' &&
          name !== 'manifest.sig' &&
          name !== 'public-key.pem'
        )
          // A damaged seal shows as one, or as an event that it does not seal.
          expect(name === 'sale/seals.ndjson' ? [name, 'sale/events.ndjson'] : [name]).toContain(
            verdict.fault.file,
          );
      }
      const without = new Map(files);
      without.delete(name);
      expect(await verifyBundle(readerOf(without))).toMatchObject({ holds: false, fault: { file: name } });
    }
    const more = new Map(files).set('documents/other.pdf', Buffer.from('x'));
    expect(await verifyBundle(readerOf(more))).toMatchObject({
      holds: false,
      fault: { file: 'documents/other.pdf' },
    });
  });
});
