import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  doublePrecision,
  foreignKey,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uniqueIndex,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, instant, tenantId } from '../columns.ts';
import { assignment } from './campaign.ts';

/**
 * An attempt (påringning, 1.6), from the moment its number is handed out: the claim and the attempt are
 * one row, counted at the claim.
 */
export const attempt = pgTable(
  'attempt',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    campaignId: uuid('campaign_id').notNull(),
    contactCenterId: uuid('contact_center_id').notNull(),
    offerId: uuid('offer_id').notNull(),
    contactId: uuid('contact_id'),
    slotBucket: integer('slot_bucket'),
    slotId: uuid('slot_id'),
    number: text('number').notNull(),
    numberKey: bytes('number_key').notNull(),
    presentedNumber: text('presented_number').notNull(),
    /** claimed → dialed → ended; expired without a report; released counts for nothing. */
    state: text('state').notNull(),
    dialing: text('dialing').notNull(),
    purpose: text('purpose').notNull(),
    redial: boolean('redial').notNull(),
    attemptNumber: integer('attempt_number').notNull(),
    fencing: bigint('fencing', { mode: 'number' }).notNull(),
    claimedAt: instant('claimed_at').notNull(),
    leaseUntil: instant('lease_until').notNull(),
    /** As reported; the claim's instant until then. */
    startedAt: instant('started_at').notNull(),
    endedAt: instant('ended_at'),
    outcome: text('outcome'),
    rings: integer('rings'),
    ringSeconds: doublePrecision('ring_seconds'),
    talkSeconds: integer('talk_seconds'),
    agentReference: text('agent_reference'),
    disposition: text('disposition'),
    rulePack: text('rule_pack').notNull(),
    reportedAt: instant('reported_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('attempt_key').on(t.tenantId, t.numberKey, t.startedAt.desc().nullsFirst()),
    index('attempt_latest').on(t.tenantId, t.assignmentId, t.startedAt.desc().nullsFirst(), t.id),
    index('attempt_presented').on(
      t.tenantId,
      t.assignmentId,
      t.presentedNumber,
      t.startedAt.desc().nullsFirst(),
    ),
    index('attempt_in_flight')
      .on(t.tenantId, t.assignmentId, t.leaseUntil)
      .where(sql`state in ('claimed', 'dialed')`),
    foreignKey({
      columns: [t.tenantId, t.assignmentId],
      foreignColumns: [assignment.tenantId, assignment.id],
    }),
    check('attempt_state', sql`${t.state} in ('claimed', 'dialed', 'ended', 'expired', 'released')`),
    check(
      'attempt_outcome',
      sql`${t.outcome} in ('answered', 'machine', 'busy', 'no-answer', 'hung-up', 'silent', 'failed')`,
    ),
    check(
      'attempt_dialing',
      sql`${t.dialing} in ('manual', 'preview', 'progressive', 'predictive', 'automated')`,
    ),
  ],
);

/**
 * Attempts of an assignment's local day, counted once the day is past, so that what looks back over months adds days
 * and not calls. A late change of an attempt makes its day stale, until the worker has counted it anew.
 */
export const attemptDay = pgTable(
  'attempt_day',
  {
    tenantId: tenantId(),
    assignmentId: uuid('assignment_id').notNull(),
    /** `2026-11-24`, in Stockholm. */
    day: text('day').notNull(),
    /** Those that reached a phone (1.6). */
    attempts: integer('attempts').notNull(),
    /** Attempts by outcome; `open` without one, `released` for what was given back. */
    byOutcome: jsonb('by_outcome').notNull(),
    /** Attempts, without the released, by local half-hour, 0–47. */
    byHalfHour: jsonb('by_half_hour').notNull(),
    stale: boolean('stale').notNull().default(false),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.assignmentId, t.day] }),
    foreignKey({
      columns: [t.tenantId, t.assignmentId],
      foreignColumns: [assignment.tenantId, assignment.id],
    }),
  ],
);

/** Every report as it came: late, repeated and contradictory ones too. */
export const attemptReport = pgTable(
  'attempt_report',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    attemptId: uuid('attempt_id').notNull(),
    receivedAt: instant('received_at').notNull(),
    phase: text('phase').notNull(),
    body: jsonb('body').notNull(),
    /** applied, repeated, late, contradictory, superseded */
    verdict: text('verdict').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('attempt_report_attempt').on(t.tenantId, t.attemptId, t.receivedAt),
    foreignKey({ columns: [t.tenantId, t.attemptId], foreignColumns: [attempt.tenantId, attempt.id] }),
  ],
);

/**
 * What the limits of 3.2 need to know of a number under one offer, in one row that a claim locks:
 * the latest attempts across contact centers and campaigns, oldest first.
 * `history` is an array of [attemptId, start ms, end ms, contactCenterId, campaign limits id, outcome].
 */
export const reach = pgTable(
  'reach',
  {
    tenantId: tenantId(),
    offerId: uuid('offer_id').notNull(),
    numberKey: bytes('number_key').notNull(),
    history: jsonb('history').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.offerId, t.numberKey] })],
);

/** An answer to "may this number be called": of a permit, or asked by a person. */
export const decision = pgTable(
  'decision',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    numberKey: bytes('number_key').notNull(),
    at: instant('at').notNull(),
    kind: text('kind').notNull(),
    actor: text('actor').notNull(),
    allowed: boolean('allowed').notNull(),
    findings: jsonb('findings').notNull(),
    nextAllowedAt: instant('next_allowed_at'),
    rulePack: text('rule_pack').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('decision_number').on(t.tenantId, t.numberKey, t.at.desc().nullsFirst()),
    foreignKey({
      columns: [t.tenantId, t.assignmentId],
      foreignColumns: [assignment.tenantId, assignment.id],
    }),
  ],
);

/** A breach that somebody has to answer for. */
export const incident = pgTable(
  'incident',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    duty: text('duty').notNull(),
    outcome: text('outcome').notNull(),
    attemptId: uuid('attempt_id'),
    openedAt: instant('opened_at').notNull(),
    closedAt: instant('closed_at'),
    /** What was done about it, said by whoever closed it. */
    closeReason: text('close_reason'),
    facts: jsonb('facts').notNull(),
    rulePack: text('rule_pack').notNull(),
    /** What it is opened for once, such as an agent and a day; null where each breach is an incident. */
    onceKey: text('once_key'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('incident_once').on(t.tenantId, t.onceKey).where(sql`once_key is not null`),
    index('incident_opened').on(t.tenantId, t.openedAt.desc().nullsFirst(), t.id),
    index('incident_assignment').on(t.tenantId, t.assignmentId, t.openedAt.desc().nullsFirst(), t.id),
    index('incident_open')
      .on(t.tenantId, t.assignmentId, t.openedAt.desc().nullsFirst(), t.id)
      .where(sql`closed_at is null`),
    index('incident_attempt').on(t.tenantId, t.attemptId),
    foreignKey({
      columns: [t.tenantId, t.assignmentId],
      foreignColumns: [assignment.tenantId, assignment.id],
    }),
  ],
);
