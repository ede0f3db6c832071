import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, instant, tenantId } from '../columns.ts';
import { contact } from './contact.ts';

/**
 * A planned, permitted attempt. Partitioned by `bucket` (0 is everyone's; one more a bulk plan), so the
 * bucket is part of the key and of every reference to a slot.
 */
export const slot = pgTable(
  'slot',
  {
    tenantId: tenantId(),
    bucket: integer('bucket').notNull(),
    id: uuid('id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    contactId: uuid('contact_id').notNull(),
    numberKey: bytes('number_key').notNull(),
    state: text('state').notNull(),
    notBefore: instant('not_before').notNull(),
    dialBefore: instant('dial_before').notNull(),
    attemptNumber: integer('attempt_number').notNull(),
    /** A redial owed after a silent call (3.3): dialed 1:1 alone. */
    redial: boolean('redial').notNull(),
    leaseUntil: instant('lease_until'),
    fencing: bigint('fencing', { mode: 'number' }).notNull(),
    attemptId: uuid('attempt_id'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.bucket, t.id] }),
    index('slot_queue').on(t.tenantId, t.assignmentId, t.state, t.notBefore, t.id),
    index('slot_contact').on(t.tenantId, t.contactId),
    foreignKey({ columns: [t.tenantId, t.contactId], foreignColumns: [contact.tenantId, contact.id] }),
    check('slot_state', sql`${t.state} in ('planned', 'claimed', 'reported', 'expired', 'withdrawn')`),
    check('slot_window', sql`${t.notBefore} < ${t.dialBefore}`),
  ],
);
