import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { apiKeyForSecret, createApiKey } from '../api-keys/index.ts';
import { Forbidden, NotFound } from '../errors.ts';
import { newId, publicId } from '../ids.ts';
import { arrangeParties, as, noon, openStage, type Parties, type Stage } from '../testing/parties.ts';
import { type ApiRequest, discardOldRequests, listApiRequests, recordApiRequests } from './index.ts';

let stage: Stage;
let parties: Parties;
let keyId: string;
const day = 86_400_000;

const request = (fields: Partial<ApiRequest> = {}): ApiRequest => ({
  id: newId(noon),
  organizationId: parties.contactCenterId,
  apiKeyId: keyId,
  at: noon,
  method: 'GET',
  route: '/v1/me',
  status: 200,
  duration: 1.6,
  problem: null,
  ...fields,
});

describe('the request log', () => {
  beforeAll(async () => {
    stage = await openStage();
  });
  beforeEach(async () => {
    stage.services.clock.set(noon);
    parties = await arrangeParties(stage);
    const key = await createApiKey(parties.center, { name: 'Uppringaren', scopes: ['slots:read'] });
    keyId = (await apiKeyForSecret(stage.services, key.secret))!.actor.keyId;
  });
  afterAll(() => stage?.close());

  it('tells what the own keys called, newest first, page by page and filtered', async () => {
    const own = [
      request({ at: noon - 3_000 }),
      request({
        at: noon - 2_000,
        method: 'POST',
        route: '/v1/attempts',
        status: 409,
        problem: 'claim-closed',
      }),
      request({ at: noon - 1_000, status: 500, route: null, problem: 'internal' }),
      request(),
    ];
    const otherKey = await createApiKey(parties.principal, { name: 'b', scopes: ['slots:read'] });
    const other = (await apiKeyForSecret(stage.services, otherKey.secret))!;
    await recordApiRequests(stage.services, [
      ...own,
      request({ organizationId: other.organizationId, apiKeyId: other.actor.keyId }),
    ]);
    await recordApiRequests(stage.services, own);
    const page = await listApiRequests(parties.center, { limit: 3 });
    const rest = await listApiRequests(parties.center, { limit: 3, cursor: page.cursor });
    expect([...page.items, ...rest.items].map((row) => row.id)).toEqual(
      own.map((row) => publicId('request', row.id)).reverse(),
    );
    expect(page.items[0]).toMatchObject({
      keyName: 'Uppringaren',
      method: 'GET',
      route: '/v1/me',
      duration: 2,
    });
    const count = async (filter: Parameters<typeof listApiRequests>[1]) =>
      (await listApiRequests(parties.center, filter)).items.length;
    expect(await count({ outcome: 'ok' })).toBe(2);
    expect(await count({ outcome: 'refused', route: '/v1/attempts' })).toBe(1);
    expect(await count({ outcome: 'failed' })).toBe(1);
    expect(await count({ status: 409 })).toBe(1);
    expect(await count({ status: 404 })).toBe(0);
    expect(await count({ route: 'Attempt' })).toBe(1);
    expect(await count({ route: '%' })).toBe(0);
    expect(await count({ from: noon - 2_000, to: noon })).toBe(2);
    expect(await count({ apiKeyId: publicId('apiKey', keyId) })).toBe(4);
    expect(await count({ apiKeyId: otherKey.id })).toBe(0);
    await expect(count({ apiKeyId: 'x' })).rejects.toThrow(NotFound);
    const lead = as(parties.center, { kind: 'person', personId: keyId, role: 'agentLead' });
    await expect(listApiRequests(lead)).rejects.toThrow(Forbidden);
  });

  it('is kept for thirty days, and answers to be replayed for seven', async () => {
    await recordApiRequests(stage.services, [
      request({ at: noon - 30 * day - 1 }),
      request({ at: noon - 30 * day + 1 }),
    ]);
    for (const [key, days] of [
      ['old', 7],
      ['young', 6],
    ] as const)
      await stage.admin`insert into idempotency (tenant_id, api_key_id, key, route, body_hash, result, created_at)
        values (${parties.contactCenterId}, ${keyId}, ${key}, 'r', '\\x', '1', ${new Date(noon - days * day - 1).toISOString()})`;
    expect(await discardOldRequests(stage.services)).toBe(2);
    expect((await listApiRequests(parties.center)).items).toHaveLength(1);
    expect(
      await stage.admin`select key from idempotency where tenant_id = ${parties.contactCenterId}`,
    ).toEqual([{ key: 'young' }]);
    expect(await discardOldRequests(stage.services)).toBe(0);
  });
});
