import { type Database, withoutTenant, withTenant } from '@ringratt/db';
import type { Actor, Services } from '../context.ts';
import { apiKeyHash, looksLikeApiKey } from './secret.ts';

/** Who a key speaks for, and how often it may. */
export interface KnownApiKey {
  actor: Extract<Actor, { kind: 'apiKey' }>;
  organizationId: string;
  name: string;
  requestsPerSecond: number;
}

interface Stored extends KnownApiKey {
  expiresAt: number | null;
}

/** Milliseconds a look-up is trusted: how long another process may still accept a revoked key. */
const trusted = 1_000;
/** Instants between two notes of when a key was last used: not every request writes. */
const noteEvery = 60_000;
const mostRemembered = 10_000;

interface Remembered {
  key: Promise<Stored | null>;
  until: number;
}

const remembered = new WeakMap<Database, Map<string, Remembered>>();

/** Forgets what this process knows of keys, so that a revocation here holds at once. */
export function forgetApiKeys(database: Database): void {
  remembered.delete(database);
}

/**
 * Who a request's key belongs to now, or null when it is unknown, run out or revoked. Asked at every
 * request: two transactions a second and key, whatever the rate.
 */
export async function apiKeyForSecret(services: Services, secret: string): Promise<KnownApiKey | null> {
  if (!looksLikeApiKey(secret)) return null;
  const hash = apiKeyHash(services.secrets, secret);
  const key = await remember(services, hash);
  if (!key || (key.expiresAt !== null && key.expiresAt <= services.clock.now())) return null;
  const { expiresAt, ...known } = key;
  return known;
}

function remember(services: Services, hash: Buffer): Promise<Stored | null> {
  let keys = remembered.get(services.database);
  if (!keys) {
    keys = new Map();
    remembered.set(services.database, keys);
  }
  const name = hash.toString('base64');
  // The machine's monotonic clock: the demo's own may stand still or jump.
  const now = performance.now();
  const known = keys.get(name);
  if (known && known.until > now) return known.key;
  if (keys.size >= mostRemembered) keys.clear();
  const key = look(services, hash);
  keys.set(name, { key, until: now + trusted });
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
        expiresAt: number | null;
        lastUsedAt: number | null;
      }[]
    >`
      select name, scopes, assignment_id as "assignmentId", requests_per_second as "requestsPerSecond",
        expires_at as "expiresAt", last_used_at as "lastUsedAt"
      from api_key where tenant_id = ${found.tenantId} and id = ${found.id} and revoked_at is null`;
    if (!row) return null;
    if (row.lastUsedAt === null || now - row.lastUsedAt >= noteEvery) {
      await sql`update api_key set last_used_at = ${now}::timestamptz
        where tenant_id = ${found.tenantId} and id = ${found.id}`;
    }
    return {
      actor: { kind: 'apiKey', keyId: found.id, scopes: row.scopes, assignmentId: row.assignmentId },
      organizationId: found.tenantId,
      name: row.name,
      requestsPerSecond: row.requestsPerSecond,
      expiresAt: row.expiresAt,
    };
  });
}
