import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, instant, tenantId } from '../columns.ts';
import { organization } from './organization.ts';

/** A human being who signs in. Belongs to no tenant; memberships tie it to organizations. */
export const person = pgTable(
  'person',
  {
    id: uuid('id').primaryKey(),
    email: text('email').notNull(),
    name: text('name').notNull(),
    /** argon2id, in PHC form. */
    passwordHash: text('password_hash').notNull(),
    locale: text('locale').notNull().default('sv'),
    createdAt: instant('created_at').notNull(),
    /** Seed of the one-time codes, encrypted; null until the second factor is set up. */
    totpSecret: bytes('totp_secret'),
    /** When a first code was seen to fit: from then on signing in asks for one. */
    totpConfirmedAt: instant('totp_confirmed_at'),
    /** A new seed on its way: it takes the other's place once a first code fits. */
    totpNextSecret: bytes('totp_next_secret'),
  },
  (t) => [unique('person_email').on(t.email), check('person_locale', sql`${t.locale} in ('sv', 'en')`)],
);

export const membership = pgTable(
  'membership',
  {
    tenantId: tenantId(),
    personId: uuid('person_id').notNull(),
    role: text('role').notNull(),
    /** A manager who was given the right to sign; owners have it. */
    signs: boolean('signs').notNull().default(false),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.personId] }),
    index('membership_person').on(t.personId),
    foreignKey({ columns: [t.tenantId], foreignColumns: [organization.id] }),
    foreignKey({ columns: [t.personId], foreignColumns: [person.id] }),
    check('membership_role', sql`${t.role} in ('owner', 'manager', 'agentLead', 'auditor')`),
  ],
);

/** A signed-in browser. The cookie carries an opaque token; only its hash is kept. */
export const session = pgTable(
  'session',
  {
    id: uuid('id').primaryKey(),
    personId: uuid('person_id').notNull(),
    tokenHash: bytes('token_hash').notNull(),
    createdAt: instant('created_at').notNull(),
    lastSeenAt: instant('last_seen_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    revokedAt: instant('revoked_at'),
    userAgent: text('user_agent'),
    /** When this browser gave a one-time code; until then a person who needs one can do nothing else. */
    secondFactorAt: instant('second_factor_at'),
    /** Whose identity provider vouched for the person: the session opens that organization alone. */
    organizationId: uuid('organization_id'),
  },
  (t) => [
    unique('session_token').on(t.tokenHash),
    index('session_person').on(t.personId, t.createdAt),
    foreignKey({ columns: [t.personId], foreignColumns: [person.id] }),
  ],
);

/** Failed sign-ins by account or address, as keyed hashes: throttling survives a restart. */
export const signInFailure = pgTable(
  'sign_in_failure',
  {
    subject: bytes('subject').notNull(),
    at: instant('at').notNull(),
    id: uuid('id').notNull(),
  },
  (t) => [primaryKey({ columns: [t.subject, t.at, t.id] })],
);

/** One-time codes that were used, by their 30-second step: none works twice. */
export const spentCode = pgTable(
  'spent_code',
  {
    personId: uuid('person_id').notNull(),
    step: bigint('step', { mode: 'number' }).notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.step] }),
    foreignKey({ columns: [t.personId], foreignColumns: [person.id] }),
  ],
);

/** Codes for the day the authenticator is lost, as keyed hashes; each works once. */
export const recoveryCode = pgTable(
  'recovery_code',
  {
    personId: uuid('person_id').notNull(),
    codeHash: bytes('code_hash').notNull(),
    createdAt: instant('created_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.codeHash] }),
    foreignKey({ columns: [t.personId], foreignColumns: [person.id] }),
  ],
);

/** A link by which a person sets a new password; only the hash of its token is kept. */
export const passwordReset = pgTable(
  'password_reset',
  {
    personId: uuid('person_id').notNull(),
    id: uuid('id').notNull(),
    tokenHash: bytes('token_hash').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    usedAt: instant('used_at'),
  },
  (t) => [
    primaryKey({ columns: [t.personId, t.id] }),
    unique('password_reset_token').on(t.tokenHash),
    foreignKey({ columns: [t.personId], foreignColumns: [person.id] }),
  ],
);
