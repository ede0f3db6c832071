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
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, instant, tenantId } from '../columns.ts';
import { attempt } from './attempt.ts';

/**
 * A recording of a call, or the consumer's no to one (4.3). The sound lies encrypted in a store of its own; the key
 * to it is wrapped here, and is what is destroyed first when the recording is to be gone.
 */
export const recording = pgTable(
  'recording',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    contactCenterId: uuid('contact_center_id').notNull(),
    attemptId: uuid('attempt_id').notNull(),
    /** receiving → stored → deleted; refused holds no sound; abandoned was never received whole. */
    state: text('state').notNull(),
    consentAskedAt: instant('consent_asked_at'),
    consentConfirmedAt: instant('consent_confirmed_at'),
    consentRefused: boolean('consent_refused').notNull().default(false),
    startedAt: instant('started_at'),
    endedAt: instant('ended_at'),
    /** What can be heard on it, in the rules' words: offer, yes-to-writing, agreement. */
    holds: text('holds').array().notNull().default([]),
    contentType: text('content_type'),
    /** Bytes of the sound, before it is encrypted. */
    size: bigint('size', { mode: 'number' }),
    /** Of the sound, before it is encrypted. */
    sha256: bytes('sha256'),
    storageKey: text('storage_key'),
    wrappedKey: bytes('wrapped_key'),
    /** The end of the call: the six months count from it. */
    callEndedAt: instant('call_ended_at').notNull(),
    holdReason: text('hold_reason'),
    holdUntil: instant('hold_until'),
    /** When the key was destroyed. */
    deletedAt: instant('deleted_at'),
    fileRemovedAt: instant('file_removed_at'),
    createdAt: instant('created_at').notNull(),
    rulePack: text('rule_pack').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('recording_attempt').on(t.tenantId, t.attemptId, t.createdAt),
    index('recording_assignment').on(t.tenantId, t.assignmentId, t.createdAt.desc().nullsFirst(), t.id),
    index('recording_created').on(t.tenantId, t.createdAt.desc().nullsFirst(), t.id),
    foreignKey({ columns: [t.tenantId, t.attemptId], foreignColumns: [attempt.tenantId, attempt.id] }),
    check('recording_state', sql`${t.state} in ('receiving', 'stored', 'refused', 'deleted', 'abandoned')`),
    check('recording_key', sql`(${t.state} = 'stored') = (${t.wrappedKey} is not null)`),
    check('recording_hold', sql`(${t.holdReason} is null) = (${t.holdUntil} is null)`),
  ],
);
