import { DUTY_IDS, duties } from '@ringratt/rules';
import { proposeResponsibility, revokeApiKey } from '@ringratt/services';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import {
  type ArrangedAssignment,
  arrangeAssignment,
  arrangeCampaign,
  arrangeKey,
  arrangeOrganization,
  arrangeSlots,
  fictional,
  morning,
  type Organization,
  openStage,
  ownerOf,
  type Stage,
} from './testing/arrange.ts';
import { type Answer, type Client, type Running, startServer } from './testing/http.ts';

let stage: Stage;
let running: Running;
let principal: Organization;
let center: Organization;
let assignment: ArrangedAssignment;
let dialer: Client;
let path: string;

beforeAll(async () => {
  stage = await openStage();
  running = await startServer(stage.services);
});
afterAll(async () => {
  await running?.close();
  await stage?.close();
});
beforeEach(async () => {
  stage.services.clock.set(morning);
  principal = await arrangeOrganization(stage);
  center = await arrangeOrganization(stage);
  await arrange({ signed: true });
});

async function arrange(options: { signed: boolean }): Promise<void> {
  assignment = await arrangeAssignment(stage, await arrangeCampaign(stage, principal), center, options);
  await arrangeSlots(stage, assignment, fictional(3));
  dialer = running.as((await arrangeKey(stage, center)).secret);
  path = `/v1/assignments/${assignment.publicId}`;
}

const undeclare = () =>
  stage.admin`update assignment set dialing_declared_at = null where id = ${assignment.id}`;
const expireAgents = (until: number) =>
  stage.admin`update agent_attestation set valid_until = ${new Date(until).toISOString()} where tenant_id = ${center.id}`;
const claim = () => dialer.post(`${path}/claims`, { max: 1 });
const permit = (client = dialer) =>
  client.post(`${path}/permits`, { number: '070-174 06 70', presentedNumber: assignment.presentedNumber });

function expectNotLive(answer: Answer, unmet: string[]): void {
  expect(answer.status).toBe(409);
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(answer.body).toMatchObject({
    type: expect.stringMatching(/\/assignment-not-live$/),
    title: expect.any(String),
    status: 409,
    unmet,
  });
}

describe('GET /v1/assignments/{assignmentId}/gate', () => {
  it('lists every condition once, all met, while numbers are handed out', async () => {
    const { status, body } = await dialer.get(`${path}/gate`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      assignmentId: assignment.publicId,
      state: 'live',
      open: true,
      unmet: [],
      lapsedAt: null,
    });
    expect(body.conditions.map(({ duty }: { duty: string }) => duty).sort()).toEqual([
      ...DUTY_IDS.activation,
    ]);
    for (const condition of body.conditions) {
      expect(condition).toMatchObject({ blocks: false, actors: [] });
      expect(['compliant', 'notApplicable']).toContain(condition.state);
    }
  });

  it('names what is open, sorted, with who acts and why, and claims and permits are refused by the same', async () => {
    await undeclare();
    await expireAgents(morning);
    const unmet = ['agent-training', 'dialing-mode'];
    const { body } = await dialer.get(`${path}/gate`);
    expect(body).toMatchObject({ state: 'paused', open: false, unmet });
    for (const duty of unmet) {
      const condition = body.conditions.find((one: { duty: string }) => one.duty === duty);
      expect(condition).toMatchObject({ blocks: true, actors: ['contactCenter'] });
      expect(condition.reasons[0]).toEqual({
        requirement: expect.any(String),
        text: expect.stringMatching(/^[A-Z].*\.$/),
      });
    }
    expectNotLive(await claim(), unmet);
    expectNotLive(await permit(), unmet);
    await stage.admin`update assignment set dialing_declared_at = now() where id = ${assignment.id}`;
    expectNotLive(await claim(), ['agent-training']);
    await expireAgents(morning + 86_400_000);
    expect((await claim()).body.claims).toHaveLength(1);
    expect((await permit()).status).toBe(201);
  });

  it('tells beforehand when time will shut it, and shuts at that instant', async () => {
    const until = morning + 60_000;
    await expireAgents(until);
    expect((await dialer.get(`${path}/gate`)).body.nextChangeAt).toBe(new Date(until).toISOString());
    stage.services.clock.set(until - 1);
    expect((await claim()).status).toBe(200);
    stage.services.clock.set(until);
    expectNotLive(await claim(), ['agent-training']);
    expect((await dialer.get(`${path}/gate`)).body).toMatchObject({ open: false, unmet: ['agent-training'] });
  });

  it('warns of what is advice, without shutting anything', async () => {
    await stage.admin.begin(async (sql) => {
      await sql`set local session_replication_role = replica`;
      await sql`delete from privacy_review where tenant_id = ${center.id}`;
      await sql`update assignment set gate_facts = gate_facts_of(tenant_id, id) where id = ${assignment.id}`;
    });
    const { body } = await dialer.get(`${path}/gate`);
    expect(body).toMatchObject({ open: true, unmet: [] });
    const review = body.conditions.find(({ duty }: { duty: string }) => duty === 'privacy-review');
    expect(review).toMatchObject({ state: 'undetermined', blocks: false, actors: ['contactCenter'] });
    expect((await claim()).body.claims).toHaveLength(1);
  });

  it('answers both parties the same, and another like one that is not there, also while it is shut', async () => {
    await undeclare();
    const own = await running.as((await arrangeKey(stage, principal)).secret).get(`${path}/gate`);
    expect(own.body).toEqual((await dialer.get(`${path}/gate`)).body);
    const stranger = running.as((await arrangeKey(stage, await arrangeOrganization(stage))).secret);
    const elsewhere = await arrangeAssignment(stage, await arrangeCampaign(stage, principal), center);
    const narrowed = running.as(
      (await arrangeKey(stage, center, { assignmentId: elsewhere.publicId })).secret,
    );
    for (const client of [stranger, narrowed]) {
      for (const answer of [
        await client.get(`${path}/gate`),
        await client.get(`${path}/responsibility`),
        await client.post(`${path}/claims`, { max: 1 }),
        await permit(client),
      ]) {
        expect(answer.status).toBe(404);
        expect(answer.text).not.toContain('dialing-mode');
      }
    }
  });

  it('is closed to a key from the moment it is revoked, and to one without the right', async () => {
    const key = await arrangeKey(stage, center);
    const client = running.as(key.secret);
    const places = [`${path}/gate`, `${path}/responsibility`];
    for (const place of places) expect((await client.get(place)).status).toBe(200);
    await revokeApiKey(ownerOf(stage, center), key.id);
    const scopeless = running.as((await arrangeKey(stage, center, { scopes: ['events:read'] })).secret);
    for (const place of places) {
      expect((await client.get(place)).status).toBe(401);
      expect((await running.as(null).get(place)).status).toBe(401);
      expect((await scopeless.get(place)).status).toBe(403);
    }
  });
});

describe('GET /v1/assignments/{assignmentId}/responsibility', () => {
  it('gives a row for every duty of the catalogue, and who has signed', async () => {
    const { status, body } = await dialer.get(`${path}/responsibility`);
    expect(status).toBe(200);
    expect(body).toMatchObject({
      assignmentId: assignment.publicId,
      version: 1,
      state: 'signed',
      openVersion: null,
      fingerprint: expect.stringMatching(/^[0-9a-f]{64}$/),
      complete: true,
      missing: [],
      listSuppliers: [],
      subcontractors: [],
    });
    expect(body.rows.map(({ duty }: { duty: string }) => duty).sort()).toEqual(
      duties.map(({ id }) => id).sort(),
    );
    for (const row of body.rows) {
      const { responsible } = duties.find(({ id }) => id === row.duty)!;
      expect(row).toEqual({
        duty: row.duty,
        responsible,
        checks: expect.any(String),
        told: null,
        how: '',
        by: expect.any(String),
      });
    }
    expect(body.signatures.map(({ side }: { side: string }) => side).sort()).toEqual([
      'contactCenter',
      'principal',
    ]);
    expect(body.signatures[0].signedAt).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/);
  });

  it('says that nobody has begun, then what is proposed and what it lacks', async () => {
    await arrange({ signed: false });
    expect((await dialer.get(`${path}/responsibility`)).body).toMatchObject({
      version: null,
      state: null,
      fingerprint: null,
      complete: false,
      rows: [],
      signatures: [],
    });
    await proposeResponsibility(ownerOf(stage, principal), {
      assignmentId: assignment.publicId,
      revision: null,
    });
    expect((await dialer.get(`${path}/responsibility`)).body).toMatchObject({
      version: 1,
      state: 'proposed',
      openVersion: 1,
      complete: false,
      missing: ['listSuppliers', 'subcontractors'],
      signatures: [],
    });
    expectNotLive(await claim(), ['responsibility-agreement']);
  });

  it('goes on giving what both have signed while a change is negotiated', async () => {
    await proposeResponsibility(ownerOf(stage, center), {
      assignmentId: assignment.publicId,
      revision: null,
      listSuppliers: ['Adressbolaget AB'],
    });
    expect((await dialer.get(`${path}/responsibility`)).body).toMatchObject({
      version: 1,
      state: 'signed',
      openVersion: 2,
      listSuppliers: [],
    });
    expect((await claim()).status).toBe(200);
  });
});
