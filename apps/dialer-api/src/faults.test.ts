import { request } from 'node:http';
import { connect } from 'node:net';
import { revokeApiKey } from '@ringratt/services';
import { dialerRoutes } from '@ringratt/trpc/dialer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import {
  type ArrangedAssignment,
  arrangeAssignment,
  arrangeCampaign,
  arrangeKey,
  arrangeOrganization,
  arrangeSlots,
  fictional,
  openStage,
  ownerOf,
  type Stage,
} from './testing/arrange.ts';
import { type Answer, type Running, startServer } from './testing/http.ts';

let stage: Stage;
let running: Running;
let assignment: ArrangedAssignment;
/** Keys by what is the matter with them. */
let keys: Record<'good' | 'revoked' | 'scopeless' | 'narrowed' | 'principal' | 'stranger', string>;
let claimId: string;
let attemptId: string;
let foreign: Required<Ids>;

type Ids = Partial<Record<'assignmentId' | 'claimId' | 'attemptId', string>>;

const started = '2026-11-24T10:00:00+01:00';
const bodies: Record<string, object> = {
  'claims.create': { max: 1 },
  'claims.extend': { fencingToken: 1 },
  'claims.release': { fencingToken: 1 },
  'permits.grant': { number: '070-174 06 20', presentedNumber: '070-174 06 90' },
  'decisions.dryRun': { numbers: ['070-174 06 20'] },
  'attempts.report': { fencingToken: 1, phase: 'dialed', startedAt: started },
  'suppressions.add': { number: '070-174 06 20' },
  'nixVersions.load': { numbers: [], complete: false },
  'consents.load': { entries: [] },
  'customerRelations.load': { entries: [] },
  'sales.disclosures': {},
  'sales.record': { consumer: { name: 'Karin Wallberg', email: 'karin@example.test' } },
  'agents.attest': {},
};
const wrong: Record<string, [body: object, path: string][]> = {
  'claims.create': [
    [{}, 'max'],
    [{ max: 0 }, 'max'],
    [{ max: 101 }, 'max'],
    [{ max: 1.5 }, 'max'],
    [{ max: '1' }, 'max'],
    [{ max: null }, 'max'],
    [{ max: 1, leaseSeconds: 14 }, 'leaseSeconds'],
    [{ max: 1, leaseSeconds: 901 }, 'leaseSeconds'],
    [{ max: 1, dialing: 'telepathy' }, 'dialing'],
    [{ max: 1, dialing: 'predictive' }, 'dialing'],
  ],
  'claims.extend': [
    [{}, 'fencingToken'],
    [{ fencingToken: 1e300 }, 'fencingToken'],
    [{ fencingToken: 1, leaseSeconds: 0 }, 'leaseSeconds'],
  ],
  'claims.release': [[{ fencingToken: 'x' }, 'fencingToken']],
  'permits.grant': [
    [{ presentedNumber: '070-174 06 90' }, 'number'],
    [{ number: '12', presentedNumber: '070-174 06 90' }, 'number'],
    [{ number: '+4712345678', presentedNumber: '070-174 06 90' }, 'number'],
    [{ number: '070-174\u0000 06 20x', presentedNumber: '070-174 06 90' }, 'number'],
    [{ number: 701740620, presentedNumber: '070-174 06 90' }, 'number'],
    [{ number: '070-174 06 20' }, 'presentedNumber'],
    [{ ...bodies['permits.grant'], purpose: 'chat' }, 'purpose'],
  ],
  'decisions.dryRun': [
    [{}, 'numbers'],
    [{ numbers: [] }, 'numbers'],
    [{ numbers: Array(1001).fill('070-174 06 20') }, 'numbers'],
    [{ numbers: ['070-174 06 20', 'x'] }, 'numbers[1]'],
    [{ numbers: [{}] }, 'numbers[0]'],
    [{ numbers: ['070-174 06 20'], at: '2026-11-24T10:00:00' }, 'at'],
    [{ numbers: ['070-174 06 20'], at: '2026-02-30T10:00:00Z' }, 'at'],
    [{ numbers: ['070-174 06 20'], at: '0000-01-01T10:00:00Z' }, 'at'],
    [{ numbers: ['070-174 06 20'], at: 1_795_510_800_000 }, 'at'],
  ],
  'attempts.report': [
    [{ fencingToken: 1, phase: 'dialed' }, 'startedAt'],
    [{ ...bodies['attempts.report'], phase: 'thought-about' }, 'phase'],
    [{ ...bodies['attempts.report'], phase: 'ended' }, 'outcome'],
    [{ ...bodies['attempts.report'], outcome: 'eaten' }, 'outcome'],
    [{ ...bodies['attempts.report'], startedAt: '2026-11-25T10:00:00Z' }, 'startedAt'],
    [{ ...bodies['attempts.report'], endedAt: '2026-11-24T08:00:00Z' }, 'endedAt'],
    [{ ...bodies['attempts.report'], rings: -1 }, 'rings'],
    [{ ...bodies['attempts.report'], rings: 1e12 }, 'rings'],
    [{ ...bodies['attempts.report'], agentReference: 'a\u0000b' }, 'agentReference'],
    [{ ...bodies['attempts.report'], agentReference: '\ud800' }, 'agentReference'],
    [{ ...bodies['attempts.report'], disposition: 'x'.repeat(121) }, 'disposition'],
  ],
  'suppressions.add': [
    [{}, 'number'],
    [{ number: '12' }, 'number'],
    [{ number: '+4722123456' }, 'number'],
    [{ number: '070-174 06 20', reason: 'a\u0000b' }, 'reason'],
    [{ number: '070-174 06 20', reason: 'x'.repeat(201) }, 'reason'],
    [{ number: '070-174 06 20', since: '2026-11-24' }, 'since'],
    [{ number: '070-174 06 20', since: '2026-11-25T10:00:00Z' }, 'since'],
  ],
  'nixVersions.load': [
    [{ numbers: '070-174 06 20' }, 'numbers'],
    [{ numbers: [], complete: 'perhaps' }, 'complete'],
  ],
  'consents.load': [
    [{}, 'entries'],
    [{ entries: {} }, 'entries'],
    [{ entries: ['070-174 06 20'] }, 'entries[0]'],
    [{ number: 'x', givenAt: '2026-11-20', source: 'Web' }, 'number'],
    [{ number: '070-174 06 20', givenAt: 1, source: 'Web' }, 'givenAt'],
    [{ number: '070-174 06 20', givenAt: '2026-11-20', source: 'a\u0000b' }, 'source'],
    [{ csv: 7 }, 'csv'],
  ],
  'customerRelations.load': [
    [{ number: '070-174 06 20', productKind: 'broadband' }, 'since'],
    [{ number: '070-174 06 20', productKind: '\ud800', since: '2026-01-01' }, 'productKind'],
  ],
};

/** Fields that name a route's subject where its path does not. */
const named = ({ path, meta }: (typeof dialerRoutes)[number], ids: Ids = {}) => {
  const subject = meta.guard?.subject;
  if (!subject || path.includes(`{${subject}}`)) return {};
  const id = decodeURIComponent(ids[subject] ?? (subject === 'claimId' ? claimId : assignment.publicId));
  return { [subject]: id };
};

// What takes a sound instead of JSON is tried in recordings.test.ts.
const posts = dialerRoutes.filter((route) => route.method !== 'GET' && !route.meta.audioBody);
const withSubject = dialerRoutes.filter((route) => route.meta.guard?.subject);

const pathOf = (path: string, ids: Ids = {}) =>
  path
    .replace('{assignmentId}', ids.assignmentId ?? assignment.publicId)
    .replace('{claimId}', ids.claimId ?? claimId)
    .replace('{attemptId}', ids.attemptId ?? attemptId)
    .replace('{reference}', '0400')
    .replace('{scriptVersionId}', 'scv_00000000000000000000000000')
    .replace('{date}', '2026-11-20');

const send = (
  key: string | null,
  route: (typeof dialerRoutes)[number],
  ids: Ids = {},
  body: unknown = {
    ...named(route, ids),
    ...bodies[route.procedure],
  },
  headers: Record<string, string | undefined> = {},
) => {
  const client = running.as(key);
  const path = pathOf(route.path, ids);
  if (route.method === 'GET') return client.get(path);
  return route.method === 'PUT' ? client.put(path, body, headers) : client.post(path, body, headers);
};

/** Whatever happens it is a problem, and it says nothing of our insides. */
function expectProblem(answer: Answer, status: number, type: string): void {
  expect(answer.headers.get('content-type'), answer.text).toBe('application/problem+json');
  expect({ status: answer.status, type: answer.body.type }, answer.text).toEqual({
    status,
    type: `https://ringratt.se/problems/${type}`,
  });
  expect(answer.body).toMatchObject({ status, title: expect.any(String), detail: expect.any(String) });
  expect(answer.text).not.toMatch(/node_modules|select |insert |\.ts\b|stack/i);
}

describe('what goes wrong', () => {
  beforeAll(async () => {
    stage = await openStage();
    running = await startServer(stage.services);
    const [principal, center, stranger] = [
      await arrangeOrganization(stage),
      await arrangeOrganization(stage),
      await arrangeOrganization(stage),
    ];
    assignment = await arrangeAssignment(stage, await arrangeCampaign(stage, principal), center);
    await arrangeSlots(stage, assignment, fictional(3));
    const other = await arrangeAssignment(stage, await arrangeCampaign(stage, stranger), center);
    const theirs = await arrangeAssignment(stage, await arrangeCampaign(stage, stranger), stranger);
    await arrangeSlots(stage, theirs, fictional(1));
    const revoked = await arrangeKey(stage, center);
    await revokeApiKey(ownerOf(stage, center), revoked.id);
    keys = {
      good: (await arrangeKey(stage, center)).secret,
      revoked: revoked.secret,
      scopeless: (await arrangeKey(stage, center, { scopes: ['events:read'] })).secret,
      narrowed: (await arrangeKey(stage, center, { assignmentId: other.publicId })).secret,
      principal: (await arrangeKey(stage, principal)).secret,
      stranger: (await arrangeKey(stage, stranger)).secret,
    };
    const claim = async (key: string, id: string) =>
      (await running.as(key).post(`/v1/assignments/${id}/claims`, { max: 1, leaseSeconds: 900 })).body
        .claims[0];
    const report = async (key: string, claimed: { claimId: string; fencingToken: number }) =>
      (
        await running.as(key).post('/v1/attempts', {
          claimId: claimed.claimId,
          fencingToken: claimed.fencingToken,
          phase: 'dialed',
          startedAt: started,
        })
      ).body.attemptId;
    claimId = (await claim(keys.good, assignment.publicId)).claimId;
    attemptId = await report(keys.good, await claim(keys.good, assignment.publicId));
    const taken = await claim(keys.stranger, theirs.publicId);
    foreign = {
      assignmentId: theirs.publicId,
      claimId: taken.claimId,
      attemptId: await report(keys.stranger, taken),
    };
  });
  afterAll(async () => {
    await running?.close();
    await stage?.close();
  });

  it.each(dialerRoutes.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s asks for a key first, whatever else is wrong',
    async (_, route) => {
      for (const key of [null, 'x', `${keys.good}x`, keys.good.toLowerCase(), 'rk_live_', keys.revoked]) {
        const ids = { assignmentId: 'nonsense', claimId: 'nonsense', attemptId: 'nonsense' };
        const answer = await send(key, route, ids, '{');
        expectProblem(answer, 401, 'unauthenticated');
        expect(answer.headers.get('www-authenticate')).toMatch(/^Bearer/);
      }
    },
  );

  it.each(withSubject.map((route) => [`${route.method} ${route.path}`, route] as const))(
    "%s answers another tenant's id as one that does not exist, before the right and the body",
    async (_, route) => {
      const texts = new Set<string>();
      const ids = [
        foreign,
        {
          assignmentId: 'asg_00000000000000000000000000',
          claimId: 'clm_00000000000000000000000000',
          attemptId: 'att_00000000000000000000000000',
        },
        ...['nonsense', 'x'.repeat(300), 'a%00b', '%F0%9F%93%9E'].map((id) => ({
          assignmentId: id,
          claimId: id,
          attemptId: id,
        })),
      ];
      for (const id of ids) {
        for (const key of [keys.good, keys.scopeless]) {
          const subject = named(route, id);
          const inBody = Object.keys(subject).length > 0;
          const bodies = inBody ? [undefined, subject] : [undefined, '{"max":', {}];
          for (const body of route.method === 'GET' ? [undefined] : bodies) {
            const answer = await send(key, route, id, body);
            expectProblem(answer, 404, 'not-found');
            texts.add(answer.text);
          }
        }
      }
      expect(texts.size).toBe(1);
      expectProblem(await send(keys.narrowed, route), 404, 'not-found');
    },
  );

  it.each(withSubject.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s tells a key without the right, before the body',
    async (_, route) => {
      expectProblem(await send(keys.scopeless, route), 403, 'forbidden');
      if (route.method === 'GET') return;
      const subject = named(route);
      const bad = Object.keys(subject).length > 0 ? { ...subject, fencingToken: 'x', since: 'x' } : '{';
      expectProblem(await send(keys.scopeless, route, {}, bad), 403, 'forbidden');
      if (route.meta.guard?.dials) {
        expectProblem(await send(keys.principal, route), 403, 'forbidden');
        expectProblem(await send(keys.principal, route, {}, bad), 403, 'forbidden');
      }
    },
  );

  it.each(posts.map((route) => [`${route.method} ${route.path}`, route] as const))(
    '%s refuses what is no JSON and what is no object',
    async (_, route) => {
      for (const body of ['', '{', 'max=1', '{"max":1}}', "{'max':1}", '\u0000', 'NaN', '{"a":01}']) {
        expectProblem(await send(keys.good, route, {}, body), 400, 'not-json');
      }
      const invalidUtf8 = new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]);
      expectProblem(await send(keys.good, route, {}, invalidUtf8), 400, 'not-json');
      for (const body of ['[]', 'null', '1', '"x"', '[{"max":1}]']) {
        const answer = await send(keys.good, route, {}, body);
        expectProblem(answer, 422, 'invalid');
        expect(answer.body.errors).toEqual([{ path: '', message: expect.any(String) }]);
      }
      const huge = `{"pad":"${'x'.repeat(1_100_000)}"}`;
      expectProblem(await send(keys.good, route, {}, huge), 413, 'body-too-large');
      if (route.meta.guard?.subject && Object.keys(named(route)).length === 0) {
        expectProblem(await send(keys.good, route, foreign, huge), 404, 'not-found');
        expectProblem(await send(keys.scopeless, route, {}, huge), 403, 'forbidden');
      }
      for (const type of [
        'text/plain',
        'application/x-www-form-urlencoded',
        'multipart/form-data; boundary=x',
      ]) {
        expectProblem(
          await send(keys.good, route, {}, '{}', { 'content-type': type }),
          415,
          'unsupported-media-type',
        );
      }
      if (route.method !== 'POST') return;
      const key = await send(keys.good, route, {}, undefined, { 'idempotency-key': undefined });
      expectProblem(key, 400, 'idempotency-key-missing');
      const long = await send(keys.good, route, {}, undefined, { 'idempotency-key': 'x'.repeat(256) });
      expectProblem(long, 400, 'idempotency-key-missing');
    },
  );

  it.each(
    Object.entries(wrong).flatMap(([procedure, cases]) =>
      cases.map(([body, path]) => [procedure, JSON.stringify(body).slice(0, 80), path, body] as const),
    ),
  )('%s %s is at fault in %s', async (procedure, _, path, body) => {
    const route = dialerRoutes.find((candidate) => candidate.procedure === procedure)!;
    const given = { ...named(route), ...body };
    const answer = await send(keys.good, route, {}, given);
    expectProblem(answer, 422, 'invalid');
    expect(answer.body.errors.map((error: { path: string }) => error.path)).toContain(path);
  });

  it.each([
    ['/v1/assignments', 'limit=0', 'limit'],
    ['/v1/assignments', 'limit=1001', 'limit'],
    ['/v1/assignments', 'limit=x', 'limit'],
    ['/v1/assignments', 'limit=1&limit=2', 'limit'],
    ['/v1/assignments', 'cursor=x', 'cursor'],
    ['/v1/assignments/{assignmentId}/slots', 'cursor=%00', 'cursor'],
    ['/v1/assignments/{assignmentId}/slots', `cursor=${'x'.repeat(401)}`, 'cursor'],
    ['/v1/assignments/{assignmentId}/slots', 'cursor=WzEsMl0', 'cursor'],
    [
      '/v1/assignments/{assignmentId}/slots',
      'cursor=WyJ4IiwiMDE5YjAwMDAtMDAwMC03MDAwLTgwMDAtMDAwMDAwMDAwMDAwIl0',
      'cursor',
    ],
    [
      '/v1/assignments/{assignmentId}/slots',
      'cursor=WzgwMDAwMDAwMDAwMDAwMDAsIjAxOWIwMDAwLTAwMDAtNzAwMC04MDAwLTAwMDAwMDAwMDAwMCJd',
      'cursor',
    ],
    ['/v1/assignments/{assignmentId}/slots', 'from=2026-11-24', 'from'],
    ['/v1/assignments/{assignmentId}/slots', 'from=2026-11-24T10:00:00%00Z', 'from'],
    ['/v1/assignments/{assignmentId}/slots', 'state=eaten', 'state'],
    ['/v1/assignments/{assignmentId}/attempts', 'format=xml', 'format'],
    ['/v1/assignments/{assignmentId}/attempts', 'limit=1e9', 'limit'],
    ['/v1/suppressions', 'after=x', 'after'],
    ['/v1/suppressions', `after=${'x'.repeat(4_001)}`, 'after'],
    ['/v1/suppressions', 'limit=0', 'limit'],
    ['/v1/obligations', 'state=eaten', 'state'],
    ['/v1/obligations', 'dueBefore=2026-11-24', 'dueBefore'],
    ['/v1/obligations', 'cursor=%00', 'cursor'],
  ])('GET %s?%s is at fault in %s', async (path, query, field) => {
    const answer = await running.as(keys.good).get(`${pathOf(path)}?${query}`);
    expectProblem(answer, 422, 'invalid');
    expect(answer.body.errors[0].path).toBe(field);
    if (path.includes('{')) {
      const hidden = path.replace('{assignmentId}', foreign.assignmentId);
      expectProblem(await running.as(keys.good).get(`${hidden}?${query}`), 404, 'not-found');
    }
    expectProblem(await running.as(keys.scopeless).get(`${pathOf(path)}?${query}`), 403, 'forbidden');
  });

  it('a stale fencing token is a conflict', async () => {
    const release = await running.as(keys.good).post(`/v1/claims/${claimId}/release`, { fencingToken: 7 });
    expectProblem(release, 409, 'stale-fencing-token');
  });

  it('a route that does not exist, or takes another method', async () => {
    const client = running.as(keys.good);
    for (const path of ['/', '/v1', '/v1/nothing', '/v1/me/', '/v1/assignments/a/b/c', '/V1/me']) {
      expectProblem(await client.get(path), 404, 'unknown-route');
      expectProblem(await client.post(path, {}), 404, 'unknown-route');
    }
    for (const { method, path } of dialerRoutes) {
      const taken = dialerRoutes.filter((route) => route.path === path).map((route) => route.method);
      for (const other of ['PUT', 'DELETE', 'PATCH', 'OPTIONS', method === 'GET' ? 'POST' : 'GET']) {
        if ((taken as string[]).includes(other)) continue;
        const answer = await raw(other, pathOf(path));
        expect([other, path, answer.status]).toEqual([other, path, 405]);
        expect(answer.headers['content-type']).toBe('application/problem+json');
        const allowed = taken.flatMap((one) => (one === 'GET' ? ['GET', 'HEAD'] : [one])).sort();
        expect(String(answer.headers.allow).split(', ').sort()).toEqual(allowed);
      }
    }
  });

  it('a bad escape, and what is no HTTP at all', async () => {
    const answer = await raw('GET', '/v1/assignments/%zz');
    expect(answer).toMatchObject({ status: 400, headers: { 'content-type': 'application/problem+json' } });
    const { port } = new URL(running.url);
    const broken = await new Promise<string>((resolve) => {
      const socket = connect(Number(port), '127.0.0.1', () => socket.write('NONSENSE\r\n\r\n'));
      let text = '';
      socket.on('data', (data) => {
        text += data;
      });
      socket.on('close', () => resolve(text));
    });
    expect(broken).toMatch(/^HTTP\/1\.1 400 [\s\S]*application\/problem\+json[\s\S]*bad-request/);
    const long = await raw('GET', `/v1/assignments/${'x'.repeat(20_000)}`);
    expect(long).toMatchObject({ status: 431, headers: { 'content-type': 'application/problem+json' } });
  });

  it('a database that is gone is told apart from a fault of ours', async () => {
    const broken = await startServer({
      ...stage.services,
      database: {
        ...stage.services.database,
        sql: Object.assign(() => Promise.reject(Object.assign(new Error('down'), { code: 'ECONNREFUSED' })), {
          begin: () => Promise.reject(Object.assign(new Error('connect 10.0.0.1'), { code: 'ECONNREFUSED' })),
        }) as never,
      },
    });
    try {
      expectProblem(await broken.as(keys.good).get('/v1/me'), 503, 'unavailable');
      expect((await broken.as(null).get('/readyz')).status).toBe(503);
      expect((await broken.as(null).get('/healthz')).status).toBe(200);
    } finally {
      await broken.close();
    }
  });
});

function raw(method: string, path: string): Promise<{ status: number; headers: Record<string, unknown> }> {
  const { port } = new URL(running.url);
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', method, path }, (response) => {
      response.resume();
      response.on('end', () => resolve({ status: response.statusCode!, headers: response.headers }));
    })
      .on('error', reject)
      .end();
  });
}
