import { sql } from 'drizzle-orm';
import {
  bigint,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
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
    /** While a rotation overlaps: the secret before it, which works until then. */
    previousPrefix: text('previous_prefix'),
    previousSecretHash: bytes('previous_secret_hash'),
    previousUntil: instant('previous_until'),
    /** Raised by every act that changes what the key may: a process that knows an older one asks anew. */
    revision: bigint('revision', { mode: 'number' }).notNull().default(1),
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
    index('api_key_previous_secret').on(t.previousSecretHash),
    index('api_key_created').on(t.tenantId, t.createdAt, t.id),
    foreignKey({ columns: [t.tenantId], foreignColumns: [organization.id] }),
  ],
);

/** What a request with an Idempotency-Key answered, replayed for seven days; a form's key lies with its person. */
export const idempotency = pgTable(
  'idempotency',
  {
    tenantId: tenantId(),
    /** The key, or the person whose form it was. */
    apiKeyId: uuid('api_key_id').notNull(),
    key: text('key').notNull(),
    route: text('route').notNull(),
    bodyHash: bytes('body_hash').notNull(),
    result: text('result').notNull(),
    createdAt: instant('created_at').notNull(),
    /** Set while an act of several transactions is under way; past that instant its process is taken for dead. */
    runningUntil: instant('running_until'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.apiKeyId, t.key] }),
    index('idempotency_created').on(t.tenantId, t.createdAt),
  ],
);

/** A request that a key made: what was called and how it went, never a number, a body or an address. */
export const apiRequest = pgTable(
  'api_request',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    at: instant('at').notNull(),
    apiKeyId: uuid('api_key_id').notNull(),
    method: text('method').notNull(),
    /** As the document writes it: `/v1/claims/{claimId}/extend`. Null for what is no route. */
    route: text('route'),
    status: integer('status').notNull(),
    /** Milliseconds. */
    duration: integer('duration').notNull(),
    /** The last segment of the problem's type. */
    problem: text('problem'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('api_request_at').on(t.tenantId, t.at.desc().nullsFirst(), t.id),
    index('api_request_key').on(t.tenantId, t.apiKeyId, t.at.desc().nullsFirst(), t.id),
    // What went wrong is looked for among all that went well.
    index('api_request_fault').on(t.tenantId, t.at.desc().nullsFirst(), t.id).where(sql`status >= 400`),
    foreignKey({ columns: [t.tenantId, t.apiKeyId], foreignColumns: [apiKey.tenantId, apiKey.id] }),
    check(
      'api_request_method',
      sql`${t.method} in ('GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS')`,
    ),
  ],
);
