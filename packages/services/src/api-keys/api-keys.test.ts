import { openDatabase } from '@ringratt/db';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { arrangeParties, as, eventsOf, openStage, type Parties, type Stage } from '../testing/parties.ts';
import { apiKeyForSecret, createApiKey, listApiKeys, revokeApiKey, rotateApiKey } from './index.ts';
import { looksLikeApiKey } from './secret.ts';

let stage: Stage;
let parties: Parties;

describe('API keys', () => {
  beforeAll(async () => {
    stage = await openStage();
  });
  beforeEach(async () => {
    parties = await arrangeParties(stage);
  });
  afterAll(() => stage?.close());

  it('open with what they were given, and keep only a keyed hash', async () => {
    const made = await createApiKey(parties.center, {
      name: 'Uppringaren',
      scopes: ['slots:claim', 'attempts:report'],
      assignmentId: publicId('assignment', parties.assignmentId),
      requestsPerSecond: 1_000,
    });
    expect(made.secret).toMatch(/^rk_live_[0-9A-Za-z]{46}$/);
    expect(made.secret.startsWith(made.prefix)).toBe(true);
    expect(await apiKeyForSecret(stage.services, made.secret)).toEqual({
      actor: {
        kind: 'apiKey',
        keyId: expect.any(String),
        scopes: ['slots:claim', 'attempts:report'],
        assignmentId: parties.assignmentId,
      },
      organizationId: parties.contactCenterId,
      name: 'Uppringaren',
      requestsPerSecond: 1_000,
    });
    const rows =
      await stage.admin`select to_jsonb(k)::text as row from api_key k where tenant_id = ${parties.contactCenterId}`;
    const kept = made.secret.slice(made.prefix.length);
    expect(rows.some(({ row }) => (row as string).includes(kept))).toBe(false);
    expect(JSON.stringify(await eventsOf(stage, parties.contactCenterId))).not.toContain(kept);
    expect((await eventsOf(stage, parties.contactCenterId)).map((event) => event.action)).toEqual([
      'apiKey.created',
    ]);
  });

  it('end when revoked, from the next request in every process, and at their date', async () => {
    const made = await createApiKey(parties.center, { name: 'a', scopes: ['slots:read'] });
    const dated = await createApiKey(parties.center, {
      name: 'b',
      scopes: ['slots:read'],
      expiresAt: stage.services.clock.now() + 1_000,
    });
    const elsewhere = { ...stage.services, database: openDatabase(stage.urls.appUrl, { connections: 1 }) };
    expect(await apiKeyForSecret(elsewhere, made.secret)).not.toBeNull();
    expect(await apiKeyForSecret(stage.services, made.secret)).not.toBeNull();
    await revokeApiKey(parties.center, made.id);
    await revokeApiKey(parties.center, made.id);
    expect(await apiKeyForSecret(stage.services, made.secret)).toBeNull();
    expect(await apiKeyForSecret(elsewhere, made.secret)).toBeNull();
    await elsewhere.database.close();
    const before = stage.services.clock.now();
    expect(await apiKeyForSecret(stage.services, dated.secret)).not.toBeNull();
    stage.services.clock.set(before + 1_000);
    expect(await apiKeyForSecret(stage.services, dated.secret)).toBeNull();
    stage.services.clock.set(before);
    expect((await eventsOf(stage, parties.contactCenterId)).map((event) => event.action)).toEqual([
      'apiKey.created',
      'apiKey.created',
      'apiKey.revoked',
    ]);
  });

  it('get a new secret beside which the old one works for the overlap, and no longer', async () => {
    const made = await createApiKey(parties.center, { name: 'a', scopes: ['slots:read'] });
    const elsewhere = { ...stage.services, database: openDatabase(stage.urls.appUrl) };
    const works = async (secret: string) => {
      const [here, there] = await Promise.all(
        [stage.services, elsewhere].map((services) => apiKeyForSecret(services, secret)),
      );
      expect(here?.actor.keyId).toEqual(there?.actor.keyId);
      return here !== null;
    };
    expect(await works(made.secret)).toBe(true);
    const before = stage.services.clock.now();
    const next = await rotateApiKey(parties.center, { apiKeyId: made.id, overlapHours: 2 });
    expect(next).toMatchObject({ id: made.id, previousUntil: before + 7_200_000 });
    expect([await works(made.secret), await works(next.secret)]).toEqual([true, true]);
    expect((await listApiKeys(parties.center))[0]).toMatchObject({
      prefix: next.prefix,
      previousPrefix: made.prefix,
      previousUntil: before + 7_200_000,
    });
    stage.services.clock.set(before + 7_200_000);
    expect([await works(made.secret), await works(next.secret)]).toEqual([false, true]);
    // Without an overlap the old one ends at once; a second rotation ends the oldest.
    const last = await rotateApiKey(parties.center, { apiKeyId: made.id, overlapHours: 0 });
    expect([await works(made.secret), await works(next.secret), await works(last.secret)]).toEqual([
      false,
      false,
      true,
    ]);
    await revokeApiKey(parties.center, made.id);
    expect(await works(last.secret)).toBe(false);
    await expect(rotateApiKey(parties.center, { apiKeyId: made.id })).rejects.toThrow(Conflict);
    const lead = as(parties.center, { kind: 'person', personId: parties.assignmentId, role: 'agentLead' });
    await expect(rotateApiKey(lead, { apiKeyId: made.id })).rejects.toThrow(Forbidden);
    await expect(rotateApiKey(parties.principal, { apiKeyId: made.id })).rejects.toThrow(NotFound);
    for (const overlapHours of [-1, 721, 1.5])
      await expect(rotateApiKey(parties.center, { apiKeyId: made.id, overlapHours })).rejects.toThrow(
        Invalid,
      );
    stage.services.clock.set(before);
    await elsewhere.database.close();
    const events = await eventsOf(stage, parties.contactCenterId);
    expect(JSON.stringify(events)).not.toContain(next.secret.slice(next.prefix.length));
    expect(events.filter(({ action }) => action === 'apiKey.rotated')).toHaveLength(2);
  });

  it('are listed without their secrets, with when they were last used', async () => {
    const made = await createApiKey(parties.center, { name: 'a', scopes: ['slots:read'] });
    expect((await listApiKeys(parties.center))[0]).toMatchObject({
      id: made.id,
      prefix: made.prefix,
      lastUsedAt: null,
    });
    await apiKeyForSecret(stage.services, made.secret);
    const [row] = await listApiKeys(parties.center);
    expect(row).toMatchObject({ lastUsedAt: stage.services.clock.now(), requestsPerSecond: 50 });
    expect(JSON.stringify(row)).not.toContain(made.secret);
  });

  it('refuse what is mistyped without asking the database', async () => {
    const { secret } = await createApiKey(parties.center, { name: 'a', scopes: ['slots:read'] });
    expect(looksLikeApiKey(secret)).toBe(true);
    const letter = secret[20] === 'x' ? 'y' : 'x';
    for (const wrong of [
      secret.slice(0, -1),
      `${secret}a`,
      secret.slice(0, 20) + letter + secret.slice(21),
      '',
    ]) {
      expect(looksLikeApiKey(wrong)).toBe(false);
      expect(await apiKeyForSecret(stage.services, wrong)).toBeNull();
    }
  });

  it('are made by owners and managers alone, for assignments of their own, with scopes that exist', async () => {
    const lead = as(parties.center, { kind: 'person', personId: parties.assignmentId, role: 'agentLead' });
    await expect(createApiKey(lead, { name: 'a', scopes: ['slots:read'] })).rejects.toThrow(Forbidden);
    const others = await arrangeParties(stage);
    const input = { name: 'a', scopes: ['slots:read'] };
    await expect(
      createApiKey(parties.center, { ...input, assignmentId: others.assignmentId }),
    ).rejects.toThrow(NotFound);
    await expect(createApiKey(parties.center, { ...input, scopes: ['everything'] })).rejects.toThrow(Invalid);
    const theirs = await createApiKey(others.center, input);
    await expect(revokeApiKey(parties.center, theirs.id)).rejects.toThrow(NotFound);
    expect(await listApiKeys(parties.center)).toEqual([]);
  });
});
