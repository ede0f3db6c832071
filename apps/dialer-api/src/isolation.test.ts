import { createApiKey, publicId, scopes } from '@ringratt/services';
import { openStage, type Stage } from '@ringratt/services/testing/stage';
import { type House, layWorld, type World } from '@ringratt/services/testing/world';
import { dialerRoutes } from '@ringratt/trpc/dialer';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type Running, startServer } from './testing/http.ts';

interface Ids {
  assignmentId: string;
  claimId: string;
  attemptId: string;
  unsoldId: string;
  scriptVersionId: string;
  reference: string;
}

interface Entry {
  body?: (ids: Ids) => object;
  /** What its own key is answered where that is not a success. */
  own?: number;
  /** The registers are a principal's to keep. */
  principals?: true;
  /** The answer holds words of one's own. */
  worded?: true;
}

const started = '2026-11-24T10:00:00+01:00';

/** Every route. One that is missing here fails the walk. */
const routes: Record<string, Entry> = {
  'GET /v1/me': { worded: true },
  'GET /v1/assignments': { worded: true },
  'GET /v1/assignments/{assignmentId}': { worded: true },
  'GET /v1/assignments/{assignmentId}/scripts/{scriptVersionId}': {},
  'GET /v1/assignments/{assignmentId}/slots': {},
  'POST /v1/assignments/{assignmentId}/claims': { body: () => ({ max: 1, leaseSeconds: 900 }) },
  'POST /v1/claims/{claimId}/extend': { body: () => ({ fencingToken: 1 }) },
  'POST /v1/claims/{claimId}/release': { body: () => ({ fencingToken: 1 }) },
  'POST /v1/assignments/{assignmentId}/permits': {
    body: () => ({ number: '070-174 06 77', presentedNumber: '070-174 06 90' }),
  },
  'POST /v1/assignments/{assignmentId}/decisions': { body: () => ({ numbers: ['070-174 06 77'] }) },
  'POST /v1/attempts': {
    body: ({ claimId }) => ({ claimId, fencingToken: 1, phase: 'dialed', startedAt: started }),
  },
  'GET /v1/assignments/{assignmentId}/attempts': { worded: true },
  'POST /v1/attempts/{attemptId}/disclosures': { body: () => ({ said: { agentName: true } }) },
  'POST /v1/attempts/{attemptId}/sale': {
    body: () => ({ consumer: { name: 'Karin', email: 'karin@example.test' } }),
    own: 409,
  },
  'POST /v1/attempts/{attemptId}/recording': { own: 422 },
  'POST /v1/suppressions': {
    body: ({ assignmentId }) => ({ number: '070-174 06 78', assignmentId }),
  },
  'GET /v1/suppressions': {},
  'POST /v1/nix-versions/{date}/numbers': {
    principals: true,
    body: () => ({ numbers: [], complete: false }),
  },
  'POST /v1/consents': {
    principals: true,
    body: () => ({ number: '070-174 06 79', givenAt: '2026-11-20', source: 'Egen' }),
  },
  'POST /v1/customer-relations': {
    principals: true,
    body: () => ({ number: '070-174 06 79', productKind: 'Egen', since: '2026-01-01' }),
  },
  'GET /v1/obligations': {},
  'GET /v1/assignments/{assignmentId}/responsibility': {},
  'GET /v1/assignments/{assignmentId}/gate': {},
  'PUT /v1/agents/{reference}': {
    body: () => ({ guidelines: true, nixRules: true, writtenRequirement: true, attestedOn: '2026-11-20' }),
  },
  'GET /v1/events': {},
};

let stage: Stage;
let running: Running;
let own: Ids;
let sibling: Ids;
let foreign: Ids;
let nothing: Ids;
let keys: Record<
  | 'own'
  | 'principal'
  | 'stranger'
  | 'competitor'
  | 'expired'
  | 'replaced'
  | 'bare'
  | 'bareOfEvents'
  | 'elsewhere',
  string
>;

const keyOf = (
  house: House,
  assignmentId: string | null = null,
  rights: readonly (typeof scopes)[number][] = scopes,
) =>
  createApiKey(house.owner, {
    name: house.mark,
    scopes: [...rights],
    requestsPerSecond: 1_000,
    assignmentId,
  });

beforeAll(async () => {
  stage = await openStage();
  running = await startServer(stage.services);
  const world = await layWorld(stage, 'Egen');
  const other = await layWorld(stage, 'Annan');
  await stage.admin`update presented_number set number = '+46701740690'`;
  const [expired, replaced] = [await keyOf(world.center), await keyOf(world.center)];
  const past = new Date(stage.services.clock.now()).toISOString();
  await stage.admin`update api_key set expires_at = ${past} where prefix = ${expired.prefix}`;
  await stage.admin`update api_key set previous_secret_hash = secret_hash, previous_until = ${past}, secret_hash = '\\x00'
    where prefix = ${replaced.prefix}`;
  keys = {
    own: (await keyOf(world.center)).secret,
    principal: (await keyOf(world.principal)).secret,
    stranger: (await keyOf(other.center)).secret,
    competitor: (await keyOf(world.siblingCenter)).secret,
    expired: expired.secret,
    replaced: replaced.secret,
    bare: (await keyOf(world.center, null, ['events:read'])).secret,
    bareOfEvents: (await keyOf(world.center, null, ['slots:read'])).secret,
    elsewhere: (await keyOf(world.center, publicId('assignment', world.own.invitedId))).secret,
  };
  const idsOf = async (part: World['own'], key: string): Promise<Ids> => {
    const assignmentId = publicId('assignment', part.assignmentId);
    const answer = await running
      .as(key)
      .post(`/v1/assignments/${assignmentId}/claims`, { max: 1, leaseSeconds: 900 });
    return {
      assignmentId,
      claimId: answer.body.claims[0].claimId,
      attemptId: publicId('attempt', part.attemptId),
      unsoldId: publicId('attempt', part.unsoldId),
      scriptVersionId: publicId('script', part.scriptId),
      reference: `${part.mark}-agent`,
    };
  };
  own = await idsOf(world.own, keys.own);
  sibling = await idsOf(world.sibling, keys.competitor);
  foreign = await idsOf(other.own, keys.stranger);
  const none = '00000000000000000000000000';
  nothing = {
    assignmentId: `asg_${none}`,
    claimId: `clm_${none}`,
    attemptId: `att_${none}`,
    unsoldId: `att_${none}`,
    scriptVersionId: `scr_${none}`,
    reference: 'nobody',
  };
});
afterAll(async () => {
  await running?.close();
  await stage?.close();
});

const walked = dialerRoutes.map((route) => [`${route.method} ${route.path}`, route] as const);

function send(key: string, [name, route]: (typeof walked)[number], ids: Ids) {
  const path = route.path
    .replace('{assignmentId}', ids.assignmentId)
    .replace('{claimId}', ids.claimId)
    .replace('{attemptId}', ids.attemptId)
    .replace('{scriptVersionId}', ids.scriptVersionId)
    .replace('{reference}', ids.reference)
    .replace('{date}', '2026-11-20');
  const client = running.as(key);
  const body = routes[name]!.body?.(ids) ?? {};
  if (route.method === 'GET') return client.get(path);
  if (route.meta.audioBody)
    return client.post(path, Buffer.alloc(0) as never, { 'content-type': 'audio/wav' });
  return route.method === 'PUT' ? client.put(path, body) : client.post(path, body);
}

/** The ids a route names, in its path or its body. */
function namedIn([name, { path }]: (typeof walked)[number]): (keyof Ids)[] {
  const named = new Set([...path.matchAll(/\{(\w+)\}/g)].map(([, id]) => id as keyof Ids));
  routes[name]!.body?.(
    new Proxy(nothing, {
      get(ids, key: string) {
        named.add(key as keyof Ids);
        return ids[key as keyof Ids];
      },
    }),
  );
  // An agent's reference and a day are the caller's own words.
  return [...named].filter((id) => id in nothing && id !== 'reference');
}

describe('every route', () => {
  it('is registered here', () => {
    expect(walked.map(([name]) => name).sort()).toEqual(Object.keys(routes).sort());
  });

  it.each(walked)('%s answers neither a key that has run out nor one that was replaced', async (...route) => {
    for (const key of [keys.expired, keys.replaced]) {
      const answer = await send(key, route, own);
      expect([route[0], answer.status]).toEqual([route[0], 401]);
      expect(answer.text).not.toMatch(/Egen|Annan/);
    }
  });

  it.each(walked)('%s asks for the right', async (...route) => {
    const key = route[0] === 'GET /v1/events' ? keys.bareOfEvents : keys.bare;
    const answer = await send(key, route, own);
    // What a key is, it may always ask.
    expect([route[0], answer.status]).toEqual([route[0], route[0] === 'GET /v1/me' ? 200 : 403]);
  });

  it.each(walked)('%s knows nothing of what is another’s, by any id', async (...route) => {
    for (const id of namedIn(route)) {
      const absent = await send(keys.own, route, { ...own, [id]: nothing[id] });
      expect([route[0], id, absent.status]).toEqual([route[0], id, 404]);
      for (const strange of [foreign, sibling]) {
        const answer = await send(keys.own, route, { ...own, [id]: strange[id] });
        expect([route[0], id, answer.status, answer.text]).toEqual([route[0], id, 404, absent.text]);
      }
      // The other way round: one's own ids in a stranger's and in a competitor's hands, and under a key of another part.
      for (const key of [keys.stranger, keys.competitor, keys.elsewhere]) {
        const answer = await send(key, route, own);
        expect([route[0], id, answer.status]).toEqual([route[0], id, 404]);
      }
    }
    if (route[1].method !== 'GET') return;
    const listed = await send(keys.stranger, route, foreign);
    expect(listed.text).not.toContain('Egen');
    const seen = await send(keys.own, route, own);
    expect(seen.text).not.toMatch(/Annan|grann/);
  });
});

describe('one’s own', () => {
  it.each(walked)('%s is answered', async (...route) => {
    const entry = routes[route[0]]!;
    const answer = await send(entry.principals ? keys.principal : keys.own, route, own);
    if (entry.own) expect([route[0], answer.status]).toEqual([route[0], entry.own]);
    else expect([200, 201], `${route[0]} ${answer.text}`).toContain(answer.status);
    if (entry.worded) expect(answer.text).toContain('Egen');
  });
});
