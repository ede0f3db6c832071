import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { request } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openRecordingStore } from '@ringratt/services/recording-store';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  arrangeAssignment,
  arrangeCampaign,
  arrangeKey,
  arrangeOrganization,
  arrangeSlots,
  fictional,
  morning,
  openStage,
  type Stage,
} from './testing/arrange.ts';
import { type Client, type Running, startServer } from './testing/http.ts';

const folder = mkdtempSync(join(tmpdir(), 'ringratt-uploads-'));
let stage: Stage;
let running: Running;
let dialer: Client;
let other: Client;
let principal: Client;
let path: string;
let secret: string;

const iso = (offset: number) => new Date(morning + offset).toISOString();
const query = new URLSearchParams({
  consentAskedAt: iso(-5_000),
  consentConfirmedAt: iso(5_000),
  startedAt: iso(0),
  endedAt: iso(50_000),
  holds: 'offer,yes-to-writing',
});
const sound = (size = 300_000) => Buffer.concat([Buffer.from('RIFF\0\0\0\0WAVEfmt '), randomBytes(size)]);
const wav = { 'content-type': 'audio/wav' };

beforeAll(async () => {
  stage = await openStage();
  stage.services.recordings = openRecordingStore(folder);
  running = await startServer(stage.services);
  const party = await arrangeOrganization(stage);
  const center = await arrangeOrganization(stage);
  const assignment = await arrangeAssignment(stage, await arrangeCampaign(stage, party), center);
  await arrangeSlots(stage, assignment, fictional(1));
  secret = (await arrangeKey(stage, center)).secret;
  dialer = running.as(secret);
  principal = running.as((await arrangeKey(stage, party)).secret);
  other = running.as((await arrangeKey(stage, await arrangeOrganization(stage))).secret);
  const { body } = await dialer.post(`/v1/assignments/${assignment.publicId}/claims`, { max: 1 });
  const [{ claimId, fencingToken }] = body.claims;
  stage.services.clock.advance(60_000);
  const report = await dialer.post('/v1/attempts', {
    claimId,
    fencingToken,
    phase: 'ended',
    startedAt: iso(-10_000),
    endedAt: iso(60_000),
    outcome: 'answered',
  });
  path = `/v1/attempts/${report.body.attemptId}/recording`;
});
afterAll(async () => {
  await running?.close();
  await stage?.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('POST /v1/attempts/{attemptId}/recording', () => {
  it('keeps the sound, once under one key', async () => {
    const body = sound();
    const headers = { ...wav, 'idempotency-key': randomUUID() };
    const first = await dialer.post(`${path}?${query}`, body, headers);
    expect(first.status, first.text).toBe(201);
    expect(first.body).toMatchObject({
      state: 'stored',
      size: body.length,
      consent: { refused: false, askedBefore: true, confirmedInside: true },
    });
    expect((await dialer.post(`${path}?${query}`, body, headers)).body).toEqual(first.body);
    expect((await dialer.post(`${path}?${query}`, sound(), headers)).status).toBe(422);
    expect(await stage.admin`select from recording where state = 'stored'`).toHaveLength(1);
  });

  it('answers in the usual order: existence, right, then what is wrong with the sound', async () => {
    expect((await other.post(`${path}?${query}`, sound(), wav)).status).toBe(404);
    expect((await principal.post(`${path}?${query}`, sound(), wav)).status).toBe(403);
    expect((await dialer.post(`${path}?${query}`, sound(), { 'content-type': 'text/plain' })).status).toBe(
      415,
    );
    const without = await dialer.post(`${path}?${query}`, sound(), { ...wav, 'idempotency-key': undefined });
    expect(without.status).toBe(400);
    const faulty = await dialer.post(`${path}?holds=offer,song&startedAt=yesterday`, sound(), wav);
    expect(faulty.status).toBe(422);
    const fake = await dialer.post(`${path}?${query}`, Buffer.from('<html>no sound</html>'), wav);
    expect(fake.body).toMatchObject({ status: 422, errors: [{ path: 'body' }] });
  });

  it('takes a no without sound, and no sound against it', async () => {
    expect((await dialer.post(`${path}?consent=refused`, sound(), wav)).status).toBe(422);
    const kept = await dialer.post(`${path}?consent=refused`, Buffer.alloc(0), { 'content-type': undefined });
    expect(kept.status, kept.text).toBe(201);
    expect(kept.body).toMatchObject({ state: 'refused', sha256: null, keptUntil: null });
  });

  it('stops at 200 MiB, announced or not, and tells so', async () => {
    // Sent in pieces without a length; what is over the limit is never kept.
    const answer = await new Promise<number>((resolve, reject) => {
      const sent = request(`${running.url}${path}?${query}`, {
        method: 'POST',
        headers: { ...wav, authorization: `Bearer ${secret}`, 'idempotency-key': randomUUID() },
      });
      sent.once('response', (response) => {
        resolve(response.statusCode!);
        // Half sent, it would hold the connection, and the server's end, until both have lost patience.
        sent.destroy();
      });
      sent.once('error', reject);
      const piece = Buffer.alloc(4 * 1024 * 1024);
      sent.write(sound(100));
      let left = 51;
      const more = () => {
        for (; left > 0; left -= 1) if (!sent.write(piece)) return void sent.once('drain', more);
        sent.end();
      };
      more();
    });
    expect(answer).toBe(413);
  }, 120_000);
});
