import { type Database, withoutTenant, withTenant } from '@ringratt/db';
import type { Actor, Services } from '../context.ts';
import { revisionOf } from './revision.ts';
import { apiKeyHash, looksLikeApiKey } from './secret.ts';

/** Who a key speaks for, and how often it may. */
export interface KnownApiKey {
  actor: Extract<Actor, { kind: 'apiKey' }>;
  organizationId: string;
  name: string;
  requestsPerSecond: number;
}

interface Stored extends KnownApiKey {
  revision: number;
  expiresAt: number | null;
  /** By the clock that the look-up went by. */
  lookedAt: number;
}

/** Instants between two notes of when a key was last used: not every request writes. */
const noteEvery = 60_000;
const mostRemembered = 10_000;

const remembered = new WeakMap<Database, Map<string, Promise<Stored | null>>>();

/**
 * Who a request's key belongs to now, or null when it is unknown, run out or revoked. What the process knows of a
 * key is used while the database says that it has not changed since, so that a revocation, a rotation or a new
 * scope holds from the next request in every process (docs/decisions/0052).
 */
export async function apiKeyForSecret(services: Services, secret: string): Promise<KnownApiKey | null> {
  if (!looksLikeApiKey(secret)) return null;
  const hash = apiKeyHash(services.secrets, secret);
  const revision = await revisionOf(services.database, hash);
  if (revision === null) return null;
  const key = await remember(services, hash, revision);
  const now = services.clock.now();
  if (!key || (key.expiresAt !== null && key.expiresAt <= now)) return null;
  const { revision: _, expiresAt, lookedAt, ...known } = key;
  return known;
}

async function remember(services: Services, hash: Buffer, revision: number): Promise<Stored | null> {
  let keys = remembered.get(services.database);
  if (!keys) {
    keys = new Map();
    remembered.set(services.database, keys);
  }
  const name = hash.toString('base64');
  const known = await keys.get(name);
  const now = services.clock.now();
  if (known && known.revision >= revision && Math.abs(now - known.lookedAt) < noteEvery) return known;
  if (keys.size >= mostRemembered) keys.clear();
  const key = look(services, hash);
  keys.set(name, key);
  // A look-up that failed is no answer: the next request asks again.
  key.catch(() => keys.delete(name));
  return key;
}

async function look(services: Services, hash: Buffer): Promise<Stored | null> {
  const [found] = await withoutTenant(
    services.database,
    (tx) => tx.sql<{ tenantId: string; id: string }[]>`
      select tenant_id as "tenantId", id from api_key_for_secret(${hash})`,
  );
  if (!found) return null;
  const now = services.clock.now();
  return withTenant(services.database, { tenantId: found.tenantId }, async ({ sql }) => {
    const [row] = await sql<
      {
        name: string;
        scopes: string[];
        assignmentId: string | null;
        requestsPerSecond: number;
        revision: number;
        expiresAt: number | null;
        previousUntil: number | null;
        current: boolean;
        lastUsedAt: number | null;
      }[]
    >`
      select name, scopes, assignment_id as "assignmentId", requests_per_second as "requestsPerSecond", revision,
        expires_at as "expiresAt", previous_until as "previousUntil", secret_hash = ${hash} as current,
        last_used_at as "lastUsedAt"
      from api_key where tenant_id = ${found.tenantId} and id = ${found.id} and revoked_at is null`;
    if (!row) return null;
    if (row.lastUsedAt === null || now - row.lastUsedAt >= noteEvery) {
      await sql`update api_key set last_used_at = ${now}::timestamptz
        where tenant_id = ${found.tenantId} and id = ${found.id}`;
    }
    // The secret before a rotation ends with the overlap, or with the key where that is sooner.
    const ends = [row.expiresAt, row.current ? null : row.previousUntil].filter((end) => end !== null);
    return {
      actor: { kind: 'apiKey', keyId: found.id, scopes: row.scopes, assignmentId: row.assignmentId },
      organizationId: found.tenantId,
      name: row.name,
      requestsPerSecond: row.requestsPerSecond,
      revision: Number(row.revision),
      expiresAt: ends.length > 0 ? Math.min(...ends) : null,
      lookedAt: now,
    };
  });
}
