import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, instant, tenantId } from '../columns.ts';
import { incident } from './attempt.ts';
import { assignment } from './campaign.ts';

/** A consumer's complaint of a call (4.1), with either party; its decision is due. */
export const complaint = pgTable(
  'complaint',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    /** The party that received and registered it. */
    receivedBy: uuid('received_by').notNull(),
    kind: text('kind').notNull(),
    channel: text('channel').notNull(),
    /** Keyed hash of the consumer's number, and the number as it may be shown. */
    numberKey: bytes('number_key').notNull(),
    numberMasked: text('number_masked').notNull(),
    presentedNumber: text('presented_number'),
    attemptId: uuid('attempt_id'),
    callAt: instant('call_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    words: text('words').notNull(),
    dueAt: instant('due_at').notNull(),
    decision: text('decision'),
    answer: text('answer'),
    decidedAt: instant('decided_at'),
    decidedBy: text('decided_by'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('complaint_open').on(t.tenantId, t.dueAt, t.id).where(sql`${t.decidedAt} is null`),
    index('complaint_decided').on(t.tenantId, t.decidedAt, t.id).where(sql`${t.decidedAt} is not null`),
    index('complaint_number').on(t.tenantId, t.numberKey),
    foreignKey({
      columns: [t.tenantId, t.assignmentId],
      foreignColumns: [assignment.tenantId, assignment.id],
    }),
    check('complaint_kind', sql`${t.kind} in ('conduct', 'unwanted', 'hours', 'sale', 'privacy', 'other')`),
    check('complaint_decision', sql`${t.decision} in ('upheld', 'partly', 'rejected')`),
    check('complaint_channel', sql`${t.channel} in ('phone', 'email', 'letter', 'form', 'authority')`),
  ],
);

/** A consumer's claim for what it cost to trace a call whose number was hidden (3.1). Amounts in öre. */
export const tracingClaim = pgTable(
  'tracing_claim',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    receivedBy: uuid('received_by').notNull(),
    numberKey: bytes('number_key').notNull(),
    numberMasked: text('number_masked').notNull(),
    callAt: instant('call_at').notNull(),
    receivedAt: instant('received_at').notNull(),
    amount: bigint('amount', { mode: 'number' }).notNull(),
    words: text('words'),
    dueAt: instant('due_at').notNull(),
    /** Settled with the decision: whether the number could not be read. */
    numberHidden: boolean('number_hidden'),
    decision: text('decision'),
    reason: text('reason'),
    decidedAt: instant('decided_at'),
    decidedBy: text('decided_by'),
    paidAt: instant('paid_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('tracing_claim_open')
      .on(t.tenantId, t.dueAt, t.id)
      .where(sql`${t.paidAt} is null and ${t.decision} is distinct from 'refuse'`),
    index('tracing_claim_settled')
      .on(t.tenantId, sql`coalesce(${t.paidAt}, ${t.decidedAt})`, t.id)
      .where(sql`${t.paidAt} is not null or ${t.decision} = 'refuse'`),
    foreignKey({
      columns: [t.tenantId, t.assignmentId],
      foreignColumns: [assignment.tenantId, assignment.id],
    }),
    check('tracing_claim_decision', sql`${t.decision} in ('repay', 'refuse')`),
    check('tracing_claim_amount', sql`${t.amount} > 0`),
  ],
);

/** What was done about an incident (introduction): a report to an authority, or the reason for none. */
export const violationReport = pgTable(
  'violation_report',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    incidentId: uuid('incident_id').notNull(),
    /** Null where it was decided not to report. */
    recipient: text('recipient'),
    language: text('language').notNull(),
    words: text('words').notNull(),
    /** The report part by part, as it is drawn; a decision not to report has none. */
    content: jsonb('content'),
    madeBy: uuid('made_by').notNull(),
    madeByName: text('made_by_name').notNull(),
    madeAt: instant('made_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('violation_report_incident').on(t.tenantId, t.incidentId, t.madeAt),
    foreignKey({ columns: [t.tenantId, t.incidentId], foreignColumns: [incident.tenantId, incident.id] }),
    check('violation_report_recipient', sql`${t.recipient} in ('nix-board', 'consumer-agency')`),
    check('violation_report_language', sql`${t.language} in ('sv', 'en')`),
  ],
);
