import { sql } from 'drizzle-orm';
import {
  bigint,
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
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, instant, localDate, tenantId } from '../columns.ts';
import { organization } from './organization.ts';

/**
 * What is offered. The fingerprint decides what "identical offer" means (3.2): one row a tenant and
 * fingerprint, so that equal offers share an id and with it the memory of attempts.
 */
export const offer = pgTable(
  'offer',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    lineageId: uuid('lineage_id').notNull(),
    version: integer('version').notNull(),
    name: text('name').notNull(),
    productKind: text('product_kind').notNull(),
    regime: text('regime').notNull(),
    terms: jsonb('terms').notNull(),
    fingerprint: bytes('fingerprint').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('offer_fingerprint').on(t.tenantId, t.fingerprint),
    unique('offer_version').on(t.tenantId, t.lineageId, t.version),
    index('offer_created').on(t.tenantId, t.createdAt, t.id),
    foreignKey({ columns: [t.tenantId], foreignColumns: [organization.id] }),
    check('offer_regime', sql`${t.regime} in ('dal2', 'dal3', 'exempt')`),
  ],
);

/** A principal's campaign (uppdrag, 1.9): limited in time and volume. */
export const campaign = pgTable(
  'campaign',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    /** Limits count under this id: a copy with the same offer keeps the original's. */
    limitsId: uuid('limits_id').notNull(),
    name: text('name').notNull(),
    kind: text('kind').notNull(),
    offerId: uuid('offer_id').notNull(),
    state: text('state').notNull(),
    startsOn: localDate('starts_on').notNull(),
    /** The last day of calling. */
    endsOn: localDate('ends_on').notNull(),
    volume: integer('volume').notNull(),
    /** Stricter limits than the guidelines', as the rules package reads them. */
    limits: jsonb('limits').notNull().default({}),
    considerationHours: integer('consideration_hours').notNull().default(24),
    /** Whether the time to consider binds the consumer's acceptance too, not the seller alone (4.2). */
    acceptanceWaits: boolean('acceptance_waits').notNull().default(false),
    /** Whether any part of the calls is recorded: the script then asks for consent (annex 2). */
    recorded: boolean('recorded').notNull().default(false),
    revision: bigint('revision', { mode: 'number' }).notNull().default(1),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('campaign_created').on(t.tenantId, t.createdAt, t.id),
    foreignKey({ columns: [t.tenantId, t.offerId], foreignColumns: [offer.tenantId, offer.id] }),
    check('campaign_kind', sql`${t.kind} in ('sale', 'marketing', 'fundraising', 'collection')`),
    check('campaign_state', sql`${t.state} in ('draft', 'live', 'paused', 'ended')`),
  ],
);

/** A version of the words an agent says: never changed, approved once. Only an approved one is served. */
export const scriptVersion = pgTable(
  'script_version',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    campaignId: uuid('campaign_id').notNull(),
    version: integer('version').notNull(),
    /** The language its words are in, for those who hear the page. */
    language: text('language').notNull().default('sv'),
    /** What is new in it, in the words of whoever made it. */
    note: text('note'),
    blocks: jsonb('blocks').notNull(),
    createdAt: instant('created_at').notNull(),
    createdBy: text('created_by'),
    approvedAt: instant('approved_at'),
    approvedBy: text('approved_by'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('script_version_number').on(t.tenantId, t.campaignId, t.version),
    foreignKey({ columns: [t.tenantId, t.campaignId], foreignColumns: [campaign.tenantId, campaign.id] }),
    check('script_version_language', sql`${t.language} in ('sv', 'en')`),
  ],
);

/** One contact center's part of a campaign. Everything two tenants share hangs on it. */
export const assignment = pgTable(
  'assignment',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    campaignId: uuid('campaign_id').notNull(),
    contactCenterId: uuid('contact_center_id').notNull(),
    state: text('state').notNull(),
    agents: integer('agents').notNull().default(1),
    attemptsPerAgentHour: integer('attempts_per_agent_hour').notNull().default(30),
    /** Slots that may lie ready at once, so that a dialer's hopper is never empty. */
    hopper: integer('hopper').notNull().default(0),
    dialingModes: text('dialing_modes').array().notNull().default([]),
    /** When the center declared that its dialer detects no machines and delays no speech (3.3). */
    dialingDeclaredAt: instant('dialing_declared_at'),
    scriptVersionId: uuid('script_version_id'),
    /** How far in the center's own suppression list the planned slots have been withdrawn. */
    centerSuppressionsSeen: bigint('center_suppressions_seen', { mode: 'number' }).notNull().default(0),
    /** Signatures under the version of the responsibility matrix that holds. */
    principalSignedAt: instant('principal_signed_at'),
    contactCenterSignedAt: instant('contact_center_signed_at'),
    /**
     * What the conditions of the gate rest on (table E), of both parties: gathered by triggers in the transaction
     * that changes a fact, so that a claim reads it with the assignment and judges it at its own instant.
     */
    gateFacts: jsonb('gate_facts'),
    /** The open conditions when they were last looked at by the worker; null is never. */
    gateUnmet: text('gate_unmet').array(),
    /** Since when a live assignment is shut by a condition that lapsed. */
    gateLapsedAt: instant('gate_lapsed_at'),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('assignment_center').on(t.tenantId, t.campaignId, t.contactCenterId),
    index('assignment_contact_center').on(t.contactCenterId, t.id),
    foreignKey({ columns: [t.tenantId, t.campaignId], foreignColumns: [campaign.tenantId, campaign.id] }),
    foreignKey({ columns: [t.contactCenterId], foreignColumns: [organization.id] }),
    check(
      'assignment_state',
      sql`${t.state} in ('invited', 'accepted', 'live', 'paused', 'ended', 'declined')`,
    ),
  ],
);

/** Counts a page shows, refreshed by the worker: a counter in the claim would serialize it. */
export const assignmentTotals = pgTable(
  'assignment_totals',
  {
    tenantId: tenantId(),
    assignmentId: uuid('assignment_id').notNull(),
    counts: jsonb('counts').notNull(),
    refreshedAt: instant('refreshed_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.assignmentId] }),
    foreignKey({
      columns: [t.tenantId, t.assignmentId],
      foreignColumns: [assignment.tenantId, assignment.id],
    }),
  ],
);

/** A caller number of an assignment, owned from–to (3.1). */
export const presentedNumber = pgTable(
  'presented_number',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    number: text('number').notNull(),
    fromAt: instant('from_at').notNull(),
    toAt: instant('to_at'),
    /** When a call back to it was last seen to work; null is never. */
    callbackTestedAt: instant('callback_tested_at'),
    callable: boolean('callable').notNull(),
    /** What a caller back meets, a message or a person, and the words it says; null until the center has confirmed it. */
    answeredBy: text('answered_by'),
    announcement: jsonb('announcement'),
    announcedAt: instant('announced_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('presented_number_once').on(t.tenantId, t.assignmentId, t.number, t.fromAt),
    // Looked up by consumers, who know no tenant.
    index('presented_number_number').on(t.number),
    check('presented_number_answered_by', sql`${t.answeredBy} in ('message', 'person')`),
    foreignKey({
      columns: [t.tenantId, t.assignmentId],
      foreignColumns: [assignment.tenantId, assignment.id],
    }),
  ],
);
