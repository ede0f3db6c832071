import type { DialerRouter } from '@ringratt/trpc/dialer';
import { createTRPCClient, httpLink, TRPCClientError } from '@trpc/client';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { RateLimiter } from './rate-limit.ts';
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
let center: Organization;
let assignment: ArrangedAssignment;

describe('the dialer API', () => {
  beforeAll(async () => {
    stage = await openStage();
    running = await startServer(stage.services);
    center = await arrangeOrganization(stage);
    assignment = await arrangeAssignment(
      stage,
      await arrangeCampaign(stage, await arrangeOrganization(stage)),
      center,
    );
    await arrangeSlots(stage, assignment, fictional(4));
  });
  afterAll(async () => {
    await running?.close();
    await stage?.close();
  });

  it('says that it lives, by its own clock, and that it is ready', async () => {
    const anyone = running.as(null);
    expect((await anyone.get('/healthz')).body).toEqual({ status: 'ok', now: '2026-11-24T09:00:00.000Z' });
    expect((await anyone.get('/readyz')).status).toBe(200);
  });

  it('publishes its document, and a page that loads nothing', async () => {
    const document = await running.as(null).get('/v1/openapi.json');
    expect(document.body).toMatchObject({ openapi: '3.1.0', paths: { '/v1/me': {} } });
    const page = await running.as(null).get('/docs');
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    expect(page.text).not.toMatch(/<script|<link|<img|@import|url\(|src=/i);
    expect(
      [...page.text.matchAll(/href="([^"]*)"/g)]
        .map(([, href]) => href)
        .filter((href) => /^(https?:)?\/\//.test(href!)),
    ).toEqual([]);
    for (const path of Object.keys(document.body.paths)) expect(page.text).toContain(`<code>${path}</code>`);
    expect(page.text).toContain('assignment-not-live');
  });

  it('lets a key make its requests a second, and says when to come back', async () => {
    const { secret } = await arrangeKey(stage, center, { requestsPerSecond: 5 });
    const answers = await Promise.all(Array.from({ length: 12 }, () => running.as(secret).get('/v1/me')));
    const late = answers.filter((answer) => answer.status === 429);
    expect(answers.filter((answer) => answer.status === 200).length).toBeGreaterThanOrEqual(5);
    expect(late.length).toBeGreaterThan(0);
    expect(late[0]!.headers.get('retry-after')).toBe('1');
    expect(late[0]!.headers.get('ratelimit')).toBe('"key";r=0;t=1');
    expect(late[0]!.body).toMatchObject({ type: 'https://ringratt.se/problems/rate-limited', status: 429 });
  });

  it('refills a bucket by the clock of the machine', () => {
    let now = 0;
    const limiter = new RateLimiter(() => now);
    expect([1, 2, 3].map(() => limiter.take('a', 2).allowed)).toEqual([true, true, false]);
    expect(limiter.take('b', 2).allowed).toBe(true);
    now = 499;
    expect(limiter.take('a', 2).allowed).toBe(false);
    now = 500;
    expect(limiter.take('a', 2)).toEqual({ allowed: true, remaining: 0, resetSeconds: 1 });
    now = 60_000;
    expect([1, 2, 3].map(() => limiter.take('a', 2).allowed)).toEqual([true, true, false]);
  });

  it('serves TypeScript dialers the same acts, with the same refusals', async () => {
    const { secret } = await arrangeKey(stage, center);
    const headers = { authorization: `Bearer ${secret}`, 'idempotency-key': 'from-typescript' };
    const client = createTRPCClient<DialerRouter>({
      links: [httpLink({ url: `${running.url}/trpc`, headers })],
    });
    const { claims } = await client.claims.create.mutate({ assignmentId: assignment.publicId, max: 2 });
    expect(claims).toHaveLength(2);
    const replay = await running
      .as(secret)
      .post(
        `/v1/assignments/${assignment.publicId}/claims`,
        { max: 2 },
        { 'idempotency-key': 'from-typescript' },
      );
    expect(replay.status).toBe(422);
    const refusal = await client.assignments.get
      .query({ assignmentId: 'asg_x' })
      .catch((error: unknown) => error);
    expect(refusal).toBeInstanceOf(TRPCClientError);
    expect((refusal as TRPCClientError<DialerRouter>).data).toMatchObject({
      httpStatus: 404,
      problem: { type: 'https://ringratt.se/problems/not-found' },
    });
    const invalid = await client.claims.create
      .mutate({ assignmentId: assignment.publicId, max: 1_000 })
      .catch((error: unknown) => error);
    expect((invalid as TRPCClientError<DialerRouter>).data).toMatchObject({
      httpStatus: 422,
      problem: { errors: [{ path: 'max' }] },
    });
    const stranger = createTRPCClient<DialerRouter>({ links: [httpLink({ url: `${running.url}/trpc` })] });
    const unknown = await stranger.me.get.query({}).catch((error: unknown) => error);
    expect((unknown as TRPCClientError<DialerRouter>).data).toMatchObject({ httpStatus: 401 });
  });

  it('streams a long log whole', async () => {
    const count = 12_001;
    await stage.admin`insert into attempt (tenant_id, id, assignment_id, campaign_id, contact_center_id, offer_id, number,
        number_key, presented_number, state, dialing, purpose, redial, attempt_number, fencing, claimed_at, lease_until,
        started_at, ended_at, outcome, rule_pack)
      select ${assignment.campaign.principalId}, gen_random_uuid(), ${assignment.id}, ${assignment.campaign.id}, ${center.id},
        ${assignment.campaign.offerId}, '+46701740605', 'k', '+46701740690', 'ended', 'manual', 'sell', false, 1, 1, t, t, t, t,
        'busy', 'p' from (select timestamptz '2026-11-01T09:00:00Z' + (i / 3) * interval '1 second' as t
          from generate_series(1, ${count}) i) s`;
    const { secret } = await arrangeKey(stage, center);
    const csv = await running.as(secret).get(`/v1/assignments/${assignment.publicId}/attempts?format=csv`);
    const lines = csv.text.trimEnd().split('\n');
    expect(lines).toHaveLength(count + 1);
    const instants = lines.slice(1).map((line) => line.slice(0, 24));
    expect(instants).toEqual([...instants].sort());
  });
});
