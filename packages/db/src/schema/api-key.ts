import { foreignKey, index, integer, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant, tenantId } from '../columns.ts';
import { organization } from './organization.ts';

/** A machine's credential. Only a keyed hash of the secret is kept; the prefix names it to people. */
export const apiKey = pgTable(
  'api_key',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    name: text('name').notNull(),
    prefix: text('prefix').notNull(),
    secretHash: bytes('secret_hash').notNull(),
    scopes: text('scopes').array().notNull(),
    /** Narrows the key to one assignment; null is every assignment of the organization. */
    assignmentId: uuid('assignment_id'),
    requestsPerSecond: integer('requests_per_second').notNull().default(50),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at'),
    revokedAt: instant('revoked_at'),
    lastUsedAt: instant('last_used_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('api_key_secret').on(t.secretHash),
    index('api_key_created').on(t.tenantId, t.createdAt, t.id),
    foreignKey({ columns: [t.tenantId], foreignColumns: [organization.id] }),
  ],
);

/** What a request with an Idempotency-Key answered, replayed for seven days. */
export const idempotency = pgTable(
  'idempotency',
  {
    tenantId: tenantId(),
    apiKeyId: uuid('api_key_id').notNull(),
    key: text('key').notNull(),
    route: text('route').notNull(),
    bodyHash: bytes('body_hash').notNull(),
    result: text('result').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.apiKeyId, t.key] }),
    index('idempotency_created').on(t.tenantId, t.createdAt),
  ],
);
