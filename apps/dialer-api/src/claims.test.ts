import { scriptBlocks } from '@ringratt/services/testing';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ArrangedAssignment,
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

let stage: Stage;
let running: Running;

describe('a dialer', () => {
  beforeAll(async () => {
    stage = await openStage();
    running = await startServer(stage.services);
  });
  afterAll(async () => {
    await running?.close();
    await stage?.close();
  });

  const arrange = async (count = 6): Promise<{ assignment: ArrangedAssignment; dialer: Client }> => {
    const principal = await arrangeOrganization(stage);
    const center = await arrangeOrganization(stage);
    const assignment = await arrangeAssignment(stage, await arrangeCampaign(stage, principal), center);
    await arrangeSlots(stage, assignment, fictional(count));
    const key = await arrangeKey(stage, center);
    return { assignment, dialer: running.as(key.secret) };
  };

  it('learns who it is', async () => {
    const { dialer, assignment } = await arrange();
    const { status, body, headers } = await dialer.get('/v1/me');
    expect(status).toBe(200);
    expect(body).toEqual({
      key: { keyId: expect.stringMatching(/^key_/), name: 'Dialer', assignmentId: null },
      organization: {
        organizationId: expect.stringMatching(/^org_/),
        name: assignment.center.name,
        isPrincipal: true,
        isContactCenter: true,
      },
      scopes: expect.arrayContaining(['slots:claim']),
    });
    expect(headers.get('ratelimit-policy')).toBe('"key";q=1000;w=1');
    expect(headers.get('ratelimit')).toMatch(/^"key";r=\d+;t=\d+$/);
  });

  it('finds its assignment with gate, modes and script', async () => {
    const { dialer, assignment } = await arrange();
    const list = await dialer.get('/v1/assignments');
    expect(list.body).toEqual({
      items: [expect.objectContaining({ assignmentId: assignment.publicId })],
      cursor: null,
    });
    const one = await dialer.get(`/v1/assignments/${assignment.publicId}`);
    expect(one.body).toMatchObject({
      assignmentId: assignment.publicId,
      state: 'live',
      gate: { open: true, unmet: [] },
      dialingModes: ['progressive', 'manual'],
      presentedNumbers: [{ number: '+46701740690', to: null }],
      script: { version: 1, blocks: scriptBlocks },
    });
  });

  it('takes slots once each, with every field of the contract', async () => {
    const { dialer, assignment } = await arrange(3);
    const path = `/v1/assignments/${assignment.publicId}`;
    const before = await dialer.get(`${path}/slots?state=planned`);
    expect(before.body.items).toHaveLength(3);
    expect(before.body.items[0].number).toMatch(/^\+4670•+\d\d$/);
    const { status, body } = await dialer.post(`${path}/claims`, { max: 10, unknown: true });
    expect(status).toBe(200);
    expect(Object.keys(body)).toEqual(['claims', 'nextAvailableAt']);
    expect(body.claims).toHaveLength(3);
    expect(body.claims[0]).toEqual({
      claimId: expect.stringMatching(/^clm_/),
      slotId: expect.stringMatching(/^slt_/),
      fencingToken: 1,
      expiresAt: new Date(morning + 120_000).toISOString(),
      number: '+46701740605',
      presentedNumber: '+46701740690',
      notBefore: '2026-11-24T08:00:00.000Z',
      dialBefore: '2026-11-24T20:00:00.000Z',
      attemptNumber: 1,
      redialAfterSilentCall: false,
      addressSource: 'Adressbolaget AB',
      consumer: { name: 'Kim 2' },
      scriptVersionId: expect.stringMatching(/^scr_/),
    });
    const after = await dialer.get(`${path}/slots?state=claimed`);
    expect(after.body.items.map((slot: { number: string }) => slot.number)).toContain('+46701740605');
    expect((await dialer.post(`${path}/claims`, { max: 10 })).body).toEqual({
      claims: [],
      nextAvailableAt: null,
    });
  });

  it('extends, releases, reports in two phases, and reads what it reported', async () => {
    const { dialer, assignment } = await arrange(3);
    const path = `/v1/assignments/${assignment.publicId}`;
    const { claims } = (await dialer.post(`${path}/claims`, { max: 3, leaseSeconds: 60 })).body;
    const [first, second, third] = claims;
    const extended = await dialer.post(`/v1/claims/${first.claimId}/extend`, {
      fencingToken: 1,
      leaseSeconds: 900,
    });
    expect(extended.body).toEqual({
      claimId: first.claimId,
      fencingToken: 1,
      expiresAt: new Date(morning + 900_000).toISOString(),
    });
    const released = await dialer.post(`/v1/claims/${second.claimId}/release`, { fencingToken: 1 });
    expect(released).toMatchObject({ status: 200, body: { claimId: second.claimId } });

    const report = {
      claimId: first.claimId,
      fencingToken: 1,
      startedAt: '2026-11-24T10:00:00.123456789+01:00',
    };
    const dialed = await dialer.post('/v1/attempts', { ...report, phase: 'dialed' });
    expect(dialed).toMatchObject({ status: 201, body: { state: 'dialed', verdict: 'applied' } });
    expect(await dialer.post('/v1/attempts', { ...report, phase: 'dialed' })).toMatchObject({
      status: 200,
      body: { verdict: 'repeated' },
    });
    const end = {
      ...report,
      phase: 'ended',
      endedAt: '2026-11-24T09:00:40Z',
      outcome: 'no-answer',
      rings: 7,
    };
    const ended = await dialer.post('/v1/attempts', end);
    expect(ended).toMatchObject({
      status: 201,
      body: { state: 'ended', outcome: 'no-answer', findings: [] },
    });
    expect(Date.parse(ended.body.nextSlot.notBefore)).toBeGreaterThanOrEqual(
      morning + 40_000 + 4 * 3_600_000,
    );
    expect((await dialer.post('/v1/attempts', end)).status).toBe(200);
    const refused = await dialer.post(`/v1/claims/${first.claimId}/release`, { fencingToken: 1 });
    expect(refused).toMatchObject({
      status: 409,
      body: { type: 'https://ringratt.se/problems/claim-closed' },
    });

    await dialer.post('/v1/attempts', {
      claimId: third.claimId,
      fencingToken: 1,
      phase: 'ended',
      startedAt: '2026-11-24T10:00:00+01:00',
      outcome: 'failed',
    });
    const listed = await dialer.get(`${path}/attempts?limit=2`);
    expect(listed.body.items).toHaveLength(2);
    expect(listed.body.cursor).toEqual(expect.any(String));
    const rest = await dialer.get(`${path}/attempts?limit=2&cursor=${listed.body.cursor}`);
    expect(rest.body).toMatchObject({ items: [{}], cursor: null });
    const csv = await dialer.get(`${path}/attempts?format=csv`);
    expect(csv.headers.get('content-type')).toBe('text/csv; charset=utf-8');
    const lines = csv.text.trimEnd().split('\n');
    expect(lines[0]).toBe(
      'started_at,ended_at,number,contact_center,campaign,offer,outcome,rings,ring_seconds,dialing',
    );
    expect(lines.slice(1).sort()).toEqual([
      expect.stringMatching(
        /^2026-11-24T09:00:00.000Z,2026-11-24T09:00:00.000Z,\+46701740607,org_\w+,cmp_\w+,ofr_\w+,failed,,,progressive$/,
      ),
      expect.stringMatching(
        /^2026-11-24T09:00:00.123Z,2026-11-24T09:00:40.000Z,\+46701740605,org_\w+,cmp_\w+,ofr_\w+,no-answer,7,,progressive$/,
      ),
    ]);
  });

  it('asks for one number in any spelling, and is told why not', async () => {
    const { dialer, assignment } = await arrange(0);
    const path = `/v1/assignments/${assignment.publicId}/permits`;
    const asked = { number: '070-174 06 20', presentedNumber: '0701740690' };
    const granted = await dialer.post(path, asked);
    expect(granted.status).toBe(201);
    expect(granted.body).toMatchObject({ number: '+46701740620', slotId: null, attemptNumber: 1 });
    const again = await dialer.post(path, { ...asked, number: '+46 (0)70 174 06 20' });
    expect(again.status).toBe(409);
    expect(again.headers.get('content-type')).toBe('application/problem+json');
    expect(again.body).toMatchObject({
      type: 'https://ringratt.se/problems/refused',
      findings: [{ rule: 'attempt-interval', outcome: 'breach', until: '2026-11-24T13:02:00.000Z' }],
      decisionId: expect.stringMatching(/^dec_/),
      nextAllowedAt: '2026-11-24T13:02:00.000Z',
    });
    const shown = await dialer.post(path, { number: '070-174 06 21', presentedNumber: '070-174 06 99' });
    expect(shown).toMatchObject({ status: 409, body: { findings: [{ rule: 'presented-number' }] } });
  });

  it('judges numbers without counting them', async () => {
    const { dialer, assignment } = await arrange(0);
    const path = `/v1/assignments/${assignment.publicId}/decisions`;
    const { status, body } = await dialer.post(path, {
      numbers: ['070-174 06 20', '+46701740620'],
      at: '2026-11-24T22:00:00+01:00',
    });
    expect(status).toBe(200);
    const verdict = {
      number: '+46701740620',
      allowed: false,
      findings: [{ rule: 'calling-hours', outcome: 'breach', until: '2026-11-25T07:00:00.000Z' }],
      nextAllowedAt: '2026-11-25T07:00:00.000Z',
    };
    expect(body).toEqual({ decisions: [verdict, verdict] });
  });

  it('is told which conditions of the gate are open', async () => {
    const principal = await arrangeOrganization(stage);
    const center = await arrangeOrganization(stage);
    const assignment = await arrangeAssignment(stage, await arrangeCampaign(stage, principal), center, {
      signed: false,
    });
    const dialer = running.as((await arrangeKey(stage, center)).secret);
    const shut = await dialer.post(`/v1/assignments/${assignment.publicId}/claims`, { max: 1 });
    expect(shut.status).toBe(409);
    expect(shut.body.type).toMatch(/\/assignment-not-live$/);
    expect(shut.body.unmet).toEqual(['responsibility-agreement']);
    const read = await dialer.get(`/v1/assignments/${assignment.publicId}`);
    expect(read.body.gate).toEqual({ open: false, unmet: ['responsibility-agreement'] });
  });

  it('gets the stored answer again for the same Idempotency-Key, with its status', async () => {
    const { dialer, assignment } = await arrange(2);
    const path = `/v1/assignments/${assignment.publicId}`;
    const key = { 'idempotency-key': '"8e03978e-40d5-43dd-bc93-6894a57f9324"' };
    const first = await dialer.post(`${path}/claims`, { max: 2 }, key);
    expect(first.body.claims).toHaveLength(2);
    const replay = await dialer.post(`${path}/claims`, '{ "max":  2 }', key);
    expect(replay).toMatchObject({ status: 200, body: first.body });
    const other = await dialer.post(`${path}/claims`, { max: 1 }, key);
    expect(other).toMatchObject({
      status: 422,
      body: { type: 'https://ringratt.se/problems/idempotency-key-reused' },
    });
    const permit = { number: '070-174 06 20', presentedNumber: '0701740690' };
    const granted = await dialer.post(`${path}/permits`, permit, { 'idempotency-key': 'permit-1' });
    expect(granted.status).toBe(201);
    expect(await dialer.post(`${path}/permits`, permit, { 'idempotency-key': 'permit-1' })).toMatchObject({
      status: 201,
      body: granted.body,
    });
    const refused = await dialer.post(`${path}/permits`, permit, { 'idempotency-key': 'permit-2' });
    expect(refused.status).toBe(409);
    expect(await dialer.post(`${path}/permits`, permit, { 'idempotency-key': 'permit-2' })).toMatchObject({
      status: 409,
      body: refused.body,
    });
    const report = {
      claimId: first.body.claims[0].claimId,
      fencingToken: 1,
      phase: 'dialed',
      startedAt: '2026-11-24T10:00:00+01:00',
    };
    const reported = await dialer.post('/v1/attempts', report, { 'idempotency-key': 'report-1' });
    expect(await dialer.post('/v1/attempts', report, { 'idempotency-key': 'report-1' })).toMatchObject({
      status: 201,
      body: reported.body,
    });
    const missing = await dialer.post(`${path}/claims`, { max: 1 }, { 'idempotency-key': undefined });
    expect(missing).toMatchObject({
      status: 400,
      body: { type: 'https://ringratt.se/problems/idempotency-key-missing' },
    });
  });
});
