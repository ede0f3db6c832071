import { sql } from 'drizzle-orm';
import { bigint, boolean, check, index, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { bytes, count, instant, localDate, tenantId } from '../columns.ts';

/** A number on an organization's own suppression list (spärregister, 2). Removal keeps the row. */
export const suppression = pgTable(
  'suppression',
  {
    tenantId: tenantId(),
    numberKey: bytes('number_key').notNull(),
    /** Position in the delta feed. */
    position: bigint('position', { mode: 'number' }).notNull(),
    number: text('number').notNull(),
    since: instant('since').notNull(),
    removedAt: instant('removed_at'),
    reason: text('reason').notNull(),
    attemptId: uuid('attempt_id'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.numberKey] }),
    index('suppression_position').on(t.tenantId, t.position),
    index('suppression_since').on(t.tenantId, t.since.desc().nullsFirst(), t.numberKey),
  ],
);

/** A version of the NIX register as the principal received it. */
export const nixVersion = pgTable(
  'nix_version',
  {
    tenantId: tenantId(),
    date: localDate('date').notNull(),
    state: text('state').notNull(),
    numbers: count('numbers'),
    createdAt: instant('created_at').notNull(),
    completedAt: instant('completed_at'),
    /** How far the planned slots have been scrubbed against it; null is not begun, or not done. */
    scrubStartedAt: instant('scrub_started_at'),
    scrubbedAt: instant('scrubbed_at'),
    slotsTotal: count('slots_total'),
    slotsChecked: count('slots_checked'),
    slotsWithdrawn: count('slots_withdrawn'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.date] }),
    check('nix_version_state', sql`${t.state} in ('loading', 'complete')`),
  ],
);

export const nixNumber = pgTable(
  'nix_number',
  { tenantId: tenantId(), date: localDate('date').notNull(), numberKey: bytes('number_key').notNull() },
  (t) => [primaryKey({ columns: [t.tenantId, t.date, t.numberKey] })],
);

/** A consumer's consent to be called, or to automated calls (2, 3.4). */
export const consent = pgTable(
  'consent',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    numberKey: bytes('number_key').notNull(),
    number: text('number').notNull(),
    givenAt: instant('given_at').notNull(),
    withdrawnAt: instant('withdrawn_at'),
    automated: boolean('automated').notNull(),
    source: text('source').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('consent_once').on(t.tenantId, t.numberKey, t.givenAt, t.automated),
    index('consent_created').on(t.tenantId, t.createdAt.desc().nullsFirst(), t.id),
  ],
);

/** A contract with this principal for a kind of product (2, NIX-Telefon's rules). */
export const customerRelation = pgTable(
  'customer_relation',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    numberKey: bytes('number_key').notNull(),
    number: text('number').notNull(),
    productKind: text('product_kind').notNull(),
    since: instant('since').notNull(),
    endedAt: instant('ended_at'),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('customer_relation_once').on(t.tenantId, t.numberKey, t.productKind, t.since),
    index('customer_relation_created').on(t.tenantId, t.createdAt.desc().nullsFirst(), t.id),
  ],
);
