import { sql } from 'drizzle-orm';
import {
  boolean,
  check,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, localDate, tenantId } from '../columns.ts';
import { organization } from './organization.ts';

/**
 * A version of an organization's privacy policy (6, annex 4). One is a draft at a time; a published one never
 * changes, it is only followed by the next.
 */
export const privacyPolicy = pgTable(
  'privacy_policy',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    version: integer('version').notNull(),
    state: text('state').notNull(),
    language: text('language').notNull().default('sv'),
    /** Words by the catalogue's items; an item that is missing or blank is not covered. */
    texts: jsonb('texts').notNull(),
    /** The person who published it found it short and plain. */
    plain: boolean('plain').notNull().default(false),
    /** Where consumers find it beside the public page here: the organization's own site. */
    foundAt: text('found_at'),
    editedAt: instant('edited_at').notNull(),
    publishedAt: instant('published_at'),
    publishedBy: text('published_by'),
    supersededAt: instant('superseded_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('privacy_policy_version').on(t.tenantId, t.version),
    uniqueIndex('privacy_policy_draft').on(t.tenantId).where(sql`state = 'draft'`),
    uniqueIndex('privacy_policy_published').on(t.tenantId).where(sql`state = 'published'`),
    foreignKey({ columns: [t.tenantId], foreignColumns: [organization.id] }),
    check('privacy_policy_state', sql`${t.state} in ('draft', 'published', 'superseded')`),
    check('privacy_policy_language', sql`${t.language} in ('sv', 'en')`),
  ],
);

/** A yearly review of how personal data are handled (annex 4), as it was signed off: never changed. */
export const privacyReview = pgTable(
  'privacy_review',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    /** Answers by question: `yes`, `no` or `notApplicable`, each with its note. */
    answers: jsonb('answers').notNull(),
    /** What was found, and what is done about it. */
    findings: text('findings').notNull(),
    signedAt: instant('signed_at').notNull(),
    signedBy: text('signed_by').notNull(),
    nextDueAt: instant('next_due_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('privacy_review_signed').on(t.tenantId, t.signedAt),
    foreignKey({ columns: [t.tenantId], foreignColumns: [organization.id] }),
  ],
);

/** A version of how recordings are handled (4.3): each takes the place of the one before. */
export const recordingPolicy = pgTable(
  'recording_policy',
  {
    tenantId: tenantId(),
    version: integer('version').notNull(),
    listeners: text('listeners').notNull(),
    place: text('place').notNull(),
    deletion: text('deletion').notNull(),
    publishedAt: instant('published_at').notNull(),
    publishedBy: text('published_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.version] }),
    foreignKey({ columns: [t.tenantId], foreignColumns: [organization.id] }),
  ],
);

/** How the organization tells consumers, in public, that they can block their number with it (2). */
export const suppressionNotice = pgTable(
  'suppression_notice',
  {
    tenantId: tenantId(),
    version: integer('version').notNull(),
    words: text('words').notNull(),
    /** Where else it says so: a page of its own site. */
    foundAt: text('found_at'),
    publishedAt: instant('published_at').notNull(),
    publishedBy: text('published_by').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.version] }),
    foreignKey({ columns: [t.tenantId], foreignColumns: [organization.id] }),
  ],
);

/**
 * What an agent of the organization has attested to knowing (4.1, 4.2), from a day until it expires. The agent is
 * known by the reference that attempts are reported with; a newer attestation takes the older one's place.
 */
export const agentAttestation = pgTable(
  'agent_attestation',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    reference: text('reference').notNull(),
    guidelines: boolean('guidelines').notNull(),
    nixRules: boolean('nix_rules').notNull(),
    writtenRequirement: boolean('written_requirement').notNull(),
    attestedOn: localDate('attested_on').notNull(),
    /** The last day it holds. */
    expiresOn: localDate('expires_on').notNull(),
    /** The same as instants: local midnight of the first day, and of the day after the last. */
    validFrom: instant('valid_from').notNull(),
    validUntil: instant('valid_until').notNull(),
    source: text('source').notNull(),
    createdAt: instant('created_at').notNull(),
    supersededAt: instant('superseded_at'),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('agent_attestation_current').on(t.tenantId, t.reference).where(sql`superseded_at is null`),
    index('agent_attestation_expiry').on(t.tenantId, t.validUntil, t.id).where(sql`superseded_at is null`),
    unique('agent_attestation_history').on(t.tenantId, t.reference, t.createdAt, t.id),
    foreignKey({ columns: [t.tenantId], foreignColumns: [organization.id] }),
    check('agent_attestation_source', sql`${t.source} in ('form', 'file', 'api')`),
    check('agent_attestation_days', sql`${t.validFrom} < ${t.validUntil}`),
  ],
);
