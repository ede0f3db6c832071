import { sealTrail, signCheckpoints } from '@ringratt/services';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ArrangedAssignment,
  arrangeAssignment,
  arrangeCampaign,
  arrangeKey,
  arrangeOrganization,
  arrangeSlots,
  fictional,
  type Organization,
  openStage,
  type Stage,
} from './testing/arrange.ts';
import { type Running, startServer } from './testing/http.ts';

let stage: Stage;
let running: Running;
let principal: Organization;
let center: Organization;
let assignment: ArrangedAssignment;
let secrets: { center: string; principal: string; other: string };

describe('GET /v1/events', () => {
  beforeAll(async () => {
    stage = await openStage();
    running = await startServer(stage.services);
    principal = await arrangeOrganization(stage);
    center = await arrangeOrganization(stage);
    assignment = await arrangeAssignment(stage, await arrangeCampaign(stage, principal), center);
    await arrangeSlots(stage, assignment, fictional(20));
    secrets = {
      center: (await arrangeKey(stage, center)).secret,
      principal: (await arrangeKey(stage, principal)).secret,
      other: (await arrangeKey(stage, await arrangeOrganization(stage))).secret,
    };
  });
  afterAll(async () => {
    await running?.close();
    await stage?.close();
  });

  // A transaction of another test's database holds up the sealer for a moment: the cluster is one.
  const seal = async () => {
    do await sealTrail(stage.services);
    while ((await stage.admin`select oldest_unsealed() as at`)[0]!.at !== null);
  };
  const claim = () =>
    running.as(secrets.center).post(`/v1/assignments/${assignment.publicId}/claims`, { max: 2 });

  it('gives both parties what happened between them, and nobody else, without a number in it', async () => {
    await claim();
    await seal();
    await signCheckpoints(stage.services);
    await seal();
    const [byCenter, byPrincipal, byOther] = await Promise.all(
      [secrets.center, secrets.principal, secrets.other].map((secret) =>
        running.as(secret).get('/v1/events?limit=1000'),
      ),
    );
    const claimed = (answer: typeof byCenter) =>
      answer!.body.items.filter((item: { action: string }) => item.action === 'slots.claimed');
    expect(byCenter!.status).toBe(200);
    expect(claimed(byCenter)).toMatchObject([
      { chain: assignment.publicId, assignmentId: assignment.publicId },
    ]);
    expect(claimed(byPrincipal)).toEqual(claimed(byCenter));
    expect(claimed(byOther)).toEqual([]);
    expect(JSON.stringify(byCenter!.body)).not.toMatch(/\+46\d/);
  });

  it('goes on from its cursor, waits for what is sealed next, and answers it once', async () => {
    const dialer = running.as(secrets.center);
    const first = await dialer.get('/v1/events?limit=1000');
    const empty = await dialer.get(`/v1/events?after=${first.body.cursor}`);
    expect(empty.body).toEqual({ items: [], cursor: first.body.cursor });
    const began = performance.now();
    const waiting = dialer.get(`/v1/events?after=${first.body.cursor}&wait=20`);
    await claim();
    await seal();
    const next = await waiting;
    expect(performance.now() - began).toBeLessThan(10_000);
    expect(next.body.items.length).toBeGreaterThan(0);
    const again = await dialer.get(`/v1/events?after=${next.body.cursor}`);
    expect(again.body.items).toEqual([]);
  });

  it('answers an empty page when the wait is over, and at once when the program ends', async () => {
    const { cursor } = (await running.as(secrets.center).get('/v1/events?limit=1000')).body;
    const began = performance.now();
    expect((await running.as(secrets.center).get(`/v1/events?after=${cursor}&wait=1`)).body.items).toEqual(
      [],
    );
    expect(performance.now() - began).toBeGreaterThan(900);
    const ending = await startServer(stage.services);
    const waiting = ending.as(secrets.center).get(`/v1/events?after=${cursor}&wait=30`);
    await new Promise((resolve) => setTimeout(resolve, 300));
    const closed = performance.now();
    await ending.close();
    expect((await waiting).body.items).toEqual([]);
    expect(performance.now() - closed).toBeLessThan(5_000);
  });

  it.each(['after=nonsense', 'wait=31', 'wait=x', 'limit=0', 'limit=1001'])(
    'refuses %s by its path',
    async (query) => {
      const answer = await running.as(secrets.center).get(`/v1/events?${query}`);
      expect(answer.status).toBe(422);
      expect(answer.body.errors[0].path).toBe(query.split('=')[0]);
    },
  );

  it('needs the right to read events', async () => {
    const { secret } = await arrangeKey(stage, center, { scopes: ['slots:claim'] });
    expect((await running.as(secret).get('/v1/events')).status).toBe(403);
    expect((await running.as(null).get('/v1/events')).status).toBe(401);
  });
});
