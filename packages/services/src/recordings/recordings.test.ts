import { randomBytes } from 'node:crypto';
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { recordingDeletionDue, recordingKeptUntil } from '@ringratt/rules';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Context } from '../context.ts';
import type { Work } from '../due-work/schedule.ts';
import { publicId } from '../ids.ts';
import { openRecordingStore } from '../recording-store/index.ts';
import { recordSale } from '../sales/record-sale.ts';
import { arrangeDialing, type DialingParties } from '../testing/dialing.ts';
import { as, eventsOf, noon, openStage, type Stage } from '../testing/parties.ts';
import { callBetween, offerOf } from '../testing/selling.ts';
import { deleteRecording } from './delete.ts';
import { holdRecording, listRecordings, openRecording, releaseRecording, uploadRecording } from './index.ts';

const folder = mkdtempSync(join(tmpdir(), 'ringratt-kept-'));
const store = openRecordingStore(folder);
let stage: Stage;
let parties: DialingParties;
let center: Context;
let principal: Context;
let attemptId: string;
let numbers = 0;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(async () => {
  await stage?.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  stage.services.clock.set(noon);
  parties = await arrangeDialing(stage);
  center = { ...parties.center, recordings: store };
  principal = { ...parties.principal, recordings: store };
  attemptId = await callBetween(stage, parties, {
    number: `+4670174${String(6605 + (numbers++ % 90)).padStart(4, '0')}`,
  });
});

const wav = (size = 200_000) => Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt '), randomBytes(size)]);
const times = {
  consentAskedAt: noon - 30_000,
  consentConfirmedAt: noon - 15_000,
  startedAt: noon - 20_000,
  endedAt: noon,
};
const given = { ...times, holds: ['offer' as const, 'yes-to-writing' as const], contentType: 'audio/wav' };
const upload = (more: object = {}, sound: Buffer | null = wav(), ctx = center) =>
  uploadRecording(
    ctx,
    attemptId,
    { ...given, ...more },
    sound && Readable.from([sound.subarray(0, 70_001), sound.subarray(70_001)]),
  );
const files = () =>
  (existsSync(folder) ? readdirSync(folder, { recursive: true, withFileTypes: true }) : []).filter((entry) =>
    entry.isFile(),
  );
const hear = async (ctx: Context, id: string, from?: number, to?: number) => {
  const opened = await openRecording(ctx, id);
  const parts: Buffer[] = [];
  for await (const part of opened.stream(from ?? 0, to ?? opened.size)) parts.push(part as Buffer);
  return Buffer.concat(parts);
};
const job = (): Context => ({ ...principal, actor: { kind: 'job', name: 'recording.delete' } });
async function due(): Promise<Work & { dueAt: number }> {
  const [row] = await stage.admin<{ subjectId: string; generation: number; dueAt: Date }[]>`
    select subject_id as "subjectId", generation::int, due_at as "dueAt" from due_work where tenant_id = ${parties.principalId} and kind = 'recording.delete'`;
  return {
    kind: 'recording.delete',
    subjectId: row!.subjectId,
    generation: row!.generation,
    dueAt: row!.dueAt.getTime(),
  };
}
const actions = async () => (await eventsOf(stage, parties.principalId)).map(({ action }) => action);
const paths = (error: unknown) =>
  (error as { issues: { path: string; message: string }[] }).issues.map(
    ({ path, message }) => `${path}:${message}`,
  );

describe('an uploaded recording', () => {
  it('lies encrypted, is heard by both parties whole or in part, and each listening is on record first', async () => {
    const sound = wav();
    const stored = await upload({}, sound);
    expect(stored).toMatchObject({
      state: 'stored',
      size: sound.length,
      consent: { askedBefore: true, confirmedInside: true },
      keptUntil: recordingKeptUntil(noon),
    });
    const file = files().at(-1)!;
    expect(readFileSync(join(file.parentPath, file.name)).includes(sound.subarray(1_000, 1_040))).toBe(false);
    expect((await hear(principal, stored.recordingId)).equals(sound)).toBe(true);
    expect(
      (await hear(center, stored.recordingId, 100_000, 100_500)).equals(sound.subarray(100_000, 100_500)),
    ).toBe(true);
    const opened = (await eventsOf(stage, parties.principalId)).filter(
      ({ action }) => action === 'access.opened',
    );
    expect(opened.map(({ subject }) => subject)).toEqual([stored.recordingId]);
    expect((await listRecordings(principal)).items.map(({ id }) => id)).toEqual([stored.recordingId]);
    expect((await listRecordings(center)).items.map(({ id }) => id)).toEqual([stored.recordingId]);
    const key = { kind: 'apiKey', keyId: crypto.randomUUID(), scopes: [], assignmentId: null } as const;
    await expect(listRecordings(as(principal, key))).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('is nobody else’s, nor an agent lead’s to hear', async () => {
    const { recordingId } = await upload();
    const other = await arrangeDialing(stage);
    await expect(openRecording({ ...other.principal, recordings: store }, recordingId)).rejects.toMatchObject(
      { code: 'not-found' },
    );
    await expect(
      uploadRecording({ ...other.center, recordings: store }, attemptId, given, Readable.from([wav()])),
    ).rejects.toMatchObject({ code: 'not-found' });
    await expect(upload({}, wav(), principal)).rejects.toMatchObject({ code: 'forbidden' });
    const lead = as(center, { kind: 'person', personId: parties.contactCenterId, role: 'agentLead' });
    await expect(openRecording(lead, recordingId)).rejects.toMatchObject({ code: 'forbidden' });
  });

  it.each([
    ['without times', { startedAt: null, endedAt: null }, ['startedAt:required', 'endedAt:required']],
    ['that ends before it starts', { endedAt: times.startedAt }, ['endedAt:endsBeforeStart']],
    ['from before the call', { startedAt: noon - 70_000 }, ['startedAt:outsideTheCall']],
    ['that nobody says the content of', { holds: [] }, ['holds:required']],
    ['of no sound', { contentType: 'video/mp4' }, ['content-type:notAudio']],
  ])('%s is refused with the place of the fault', async (_, more, faults) => {
    expect(paths(await upload(more).catch((error) => error))).toEqual(faults);
  });

  it.each([
    ['is empty', {}, Buffer.alloc(0), 'body:emptyFile'],
    ['is not what it says', {}, Buffer.from('<html><script>alert(1)</script></html>'), 'body:notThatSound'],
    ['is another than was announced', { sha256: '0'.repeat(64) }, wav(), 'sha256:anotherSha256'],
  ])('that %s leaves nothing behind', async (_, more, sound, fault) => {
    const before = files().length;
    expect(paths(await upload(more, sound).catch((error) => error))).toEqual([fault]);
    expect(files()).toHaveLength(before);
    expect((await listRecordings(principal)).items).toEqual([]);
    await deleteRecording(job(), await due());
    expect(
      await stage.admin`select state from recording where tenant_id = ${parties.principalId}`,
    ).toMatchObject([{ state: 'abandoned' }]);
    expect(
      await stage.admin`select from due_work where tenant_id = ${parties.principalId} and kind = 'recording.delete'`,
    ).toHaveLength(0);
  });

  it('sent again under one key is stored once, and another sound under it is refused', async () => {
    const sound = wav();
    const keyed: Context = {
      ...as(center, {
        kind: 'apiKey',
        keyId: parties.contactCenterId,
        scopes: ['sales:write'],
        assignmentId: null,
      }),
      recordings: store,
      idempotency: { key: 'k', route: 'r', bodyHash: Buffer.from('h') },
    };
    const first = await upload({}, sound, keyed);
    const before = files().length;
    expect(await upload({}, sound, keyed)).toEqual(first);
    expect(files()).toHaveLength(before);
    expect(paths(await upload({}, wav(), keyed).catch((error) => error))[0]).toMatch(/^Idempotency-Key/);
  });
});

describe('consent to being recorded (4.3)', () => {
  const sale = () =>
    recordSale(center, attemptId, { consumer: { name: 'Åsa Öberg', email: 'asa@example.test' } });
  const incidents = async () =>
    (await stage.admin`select duty from incident where tenant_id = ${parties.principalId} order by duty`).map(
      ({ duty }) => duty,
    );

  it('in order breaks nothing', async () => {
    await offerOf(stage, parties);
    await upload();
    const { findings } = await sale();
    expect(findings.filter(({ rule }) => rule === 'recording')).toEqual([]);
  });

  it.each([
    ['asked for when the recording runs', { consentAskedAt: times.startedAt }, 'consentedBefore'],
    ['not confirmed on it', { consentConfirmedAt: noon - 60_000 }, 'consentConfirmed'],
  ])('%s is a breach, also of a sale recorded before', async (_, more, requirement) => {
    await offerOf(stage, parties);
    await sale();
    const { findings } = await upload(more);
    const found = findings.find(({ rule }) => rule === 'recording');
    expect(found?.outcome).toBe('breach');
    expect(found?.reasons.map((reason) => reason.requirement)).toContain(requirement);
    expect(await incidents()).toContain('recording');
  });

  it('refused is kept without sound; sound against it is not taken; a written sale goes on', async () => {
    await offerOf(stage, parties);
    const refused = { consent: 'refused' as const };
    expect(
      paths(
        await uploadRecording(center, attemptId, refused, Readable.from([wav()])).catch((error) => error),
      ),
    ).toEqual(['body:recordedAgainstConsent']);
    const kept = await uploadRecording(center, attemptId, refused, null);
    expect(kept).toMatchObject({ state: 'refused', consent: { refused: true }, keptUntil: null });
    const { findings } = await sale();
    expect(findings.filter(({ rule }) => rule === 'recording')).toEqual([]);
    expect(await incidents()).toEqual([]);
  });

  it('refused leaves an oral agreement without proof', async () => {
    await offerOf(stage, parties, { regime: 'exempt' });
    await uploadRecording(center, attemptId, { consent: 'refused' }, null);
    const { findings } = await sale();
    expect(findings.find(({ rule }) => rule === 'recording')).toMatchObject({ outcome: 'undetermined' });
  });
});

describe('a recording whose six months are over', () => {
  it('loses its key, then its file, with proof of both, and meets its obligation', async () => {
    const stored = await upload();
    const work = await due();
    expect(work.dueAt).toBe(recordingKeptUntil(noon));
    stage.services.clock.set(work.dueAt);
    await deleteRecording(job(), work);
    expect(files().some(({ name }) => publicId('recording', name) === stored.recordingId)).toBe(false);
    const [row] =
      await stage.admin`select state, wrapped_key, sha256 from recording where tenant_id = ${parties.principalId}`;
    expect(row).toMatchObject({ state: 'deleted', wrapped_key: null });
    const proof = (await eventsOf(stage, parties.principalId)).find(
      ({ action }) => action === 'recording.deleted',
    );
    expect(proof?.body).toMatchObject({
      sha256: stored.sha256,
      keyDestroyedAt: new Date(work.dueAt).toISOString(),
    });
    expect(
      await stage.admin`select state from obligation where tenant_id = ${parties.principalId} and duty = 'recording-retention'`,
    ).toMatchObject([{ state: 'met' }]);
    await expect(openRecording(principal, stored.recordingId)).rejects.toMatchObject({ code: 'deleted' });
    expect(
      await stage.admin`select from due_work where tenant_id = ${parties.principalId} and kind = 'recording.delete'`,
    ).toHaveLength(0);
  });

  it('whose deletion dies between key and file is finished by the next turn, once', async () => {
    await upload();
    const work = await due();
    stage.services.clock.set(work.dueAt);
    const dying: Context = {
      ...job(),
      recordings: { ...store, remove: () => Promise.reject(new Error('killed')) },
    };
    await expect(deleteRecording(dying, work)).rejects.toThrow('killed');
    const [row] =
      await stage.admin`select wrapped_key, file_removed_at from recording where tenant_id = ${parties.principalId}`;
    expect(row).toEqual({ wrapped_key: null, file_removed_at: null });
    expect(await actions()).not.toContain('recording.deleted');
    await deleteRecording(job(), work);
    await deleteRecording(job(), work);
    const all = await actions();
    expect(all.filter((action) => action === 'recording.keyDestroyed')).toHaveLength(1);
    expect(all.filter((action) => action === 'recording.deleted')).toHaveLength(1);
  });

  it('waits while a dispute holds it, and goes when that ends or is released', async () => {
    const { recordingId } = await upload();
    const until = recordingKeptUntil(noon) + 40 * 86_400_000;
    await expect(holdRecording(principal, { recordingId, reason: ' ', until })).rejects.toMatchObject({
      code: 'invalid',
    });
    await expect(
      holdRecording(principal, { recordingId, reason: 'Tvist', until: noon }),
    ).rejects.toMatchObject({ code: 'invalid' });
    const lead = as(principal, { kind: 'person', personId: parties.principalId, role: 'agentLead' });
    await expect(holdRecording(lead, { recordingId, reason: 'Tvist', until })).rejects.toMatchObject({
      code: 'forbidden',
    });
    await holdRecording(principal, { recordingId, reason: 'Tvist om pris', until });
    const [obligation] =
      await stage.admin`select due_at from obligation where tenant_id = ${parties.principalId} and duty = 'recording-retention'`;
    expect((obligation!.due_at as Date).getTime()).toBe(
      recordingDeletionDue(noon, { openedAt: noon, closedAt: until }),
    );
    stage.services.clock.set(recordingKeptUntil(noon) + 1);
    const work = await due();
    expect(work.dueAt).toBe(until);
    await deleteRecording(job(), work);
    expect((await listRecordings(principal, { held: true })).items).toMatchObject([
      { state: 'stored', hold: { reason: 'Tvist om pris', until } },
    ]);
    await releaseRecording(principal, { recordingId, reason: 'Förlikning' });
    const released = await due();
    expect(released.dueAt).toBe(stage.services.clock.now());
    await deleteRecording(job(), released);
    expect((await listRecordings(principal)).items).toMatchObject([{ state: 'deleted', mayListen: false }]);
    expect(await actions()).toEqual(
      expect.arrayContaining(['recording.held', 'recording.released', 'recording.deleted']),
    );
  });
});
