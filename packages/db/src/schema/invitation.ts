import { sql } from 'drizzle-orm';
import {
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
import { campaign } from './campaign.ts';
import { organization } from './organization.ts';
import { person } from './person.ts';

/**
 * Leave to read, given by the audited organization for a time: everything, or one campaign. Nobody is named
 * until the invited person has accepted.
 */
export const auditGrant = pgTable(
  'audit_grant',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    personId: uuid('person_id'),
    email: text('email').notNull(),
    campaignId: uuid('campaign_id'),
    startsAt: instant('starts_at').notNull(),
    endsAt: instant('ends_at').notNull(),
    reason: text('reason').notNull(),
    grantedBy: uuid('granted_by').notNull(),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
    endedBy: uuid('ended_by'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('audit_grant_created').on(t.tenantId, t.createdAt, t.id),
    index('audit_grant_person').on(t.personId),
    foreignKey({ columns: [t.tenantId], foreignColumns: [organization.id] }),
    foreignKey({ columns: [t.personId], foreignColumns: [person.id] }),
    foreignKey({ columns: [t.tenantId, t.campaignId], foreignColumns: [campaign.tenantId, campaign.id] }),
    check('audit_grant_window', sql`${t.startsAt} < ${t.endsAt}`),
  ],
);

/** A link by which somebody joins an organization; only the hash of its token is kept. */
export const invitation = pgTable(
  'invitation',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    email: text('email').notNull(),
    role: text('role').notNull(),
    signs: boolean('signs').notNull().default(false),
    auditGrantId: uuid('audit_grant_id'),
    tokenHash: bytes('token_hash').notNull(),
    invitedBy: uuid('invited_by').notNull(),
    createdAt: instant('created_at').notNull(),
    expiresAt: instant('expires_at').notNull(),
    acceptedAt: instant('accepted_at'),
    acceptedBy: uuid('accepted_by'),
    withdrawnAt: instant('withdrawn_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('invitation_token').on(t.tokenHash),
    index('invitation_created').on(t.tenantId, t.createdAt, t.id),
    foreignKey({ columns: [t.tenantId], foreignColumns: [organization.id] }),
    foreignKey({
      columns: [t.tenantId, t.auditGrantId],
      foreignColumns: [auditGrant.tenantId, auditGrant.id],
    }),
    check('invitation_role', sql`${t.role} in ('owner', 'manager', 'agentLead', 'auditor')`),
    check('invitation_audit', sql`(${t.role} = 'auditor') = (${t.auditGrantId} is not null)`),
  ],
);

/** Where an organization's people may sign in instead of with a password (OpenID Connect). */
export const identityProvider = pgTable(
  'identity_provider',
  {
    tenantId: tenantId().primaryKey(),
    issuer: text('issuer').notNull(),
    clientId: text('client_id').notNull(),
    /** Encrypted. */
    clientSecret: bytes('client_secret').notNull(),
    /** The e-mail domain a subject must have to be linked. */
    domain: text('domain').notNull(),
    createdAt: instant('created_at').notNull(),
    updatedAt: instant('updated_at').notNull(),
  },
  (t) => [foreignKey({ columns: [t.tenantId], foreignColumns: [organization.id] })],
);

/** Who a subject of an organization's identity provider is: linked by that person, never by an address alone. */
export const personIdentity = pgTable(
  'person_identity',
  {
    tenantId: tenantId(),
    issuer: text('issuer').notNull(),
    subject: text('subject').notNull(),
    personId: uuid('person_id').notNull(),
    linkedAt: instant('linked_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.issuer, t.subject] }),
    index('person_identity_person').on(t.personId),
    foreignKey({ columns: [t.tenantId], foreignColumns: [organization.id] }),
    foreignKey({ columns: [t.personId], foreignColumns: [person.id] }),
  ],
);
