import { sql } from 'drizzle-orm';
import {
  bigint,
  customType,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  uuid,
} from 'drizzle-orm/pg-core';
import { instant, tenantId } from '../columns.ts';
import { rarerActs } from '../dialer-acts.ts';

export const xid8 = customType<{ data: string }>({ dataType: () => 'xid8' });

/**
 * The audit trail: written in the act's own transaction, never changed. `chain` is the assignment, or
 * the tenant for what belongs to no assignment; (xid, seq) is commit order below the watermark.
 */
export const event = pgTable(
  'event',
  {
    tenantId: tenantId(),
    chain: uuid('chain').notNull(),
    xid: xid8('xid').notNull().default(sql`pg_current_xact_id()`),
    seq: bigint('seq', { mode: 'number' }).notNull().generatedAlwaysAsIdentity({ cache: 100 }),
    at: instant('at').notNull(),
    actorKind: text('actor_kind').notNull(),
    actorId: text('actor_id').notNull(),
    action: text('action').notNull(),
    subject: text('subject').notNull(),
    assignmentId: uuid('assignment_id'),
    /** On whose behalf: one of the chain's two parties; null in rows from before it was kept is the tenant. */
    organizationId: uuid('organization_id'),
    body: jsonb('body').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.xid, t.seq] }),
    // Read backward, newest first: Drizzle's desc() is NULLS LAST, which no ORDER BY … DESC asks for.
    index('event_chain').on(t.tenantId, t.chain, t.at, t.seq),
    index('event_at').on(t.tenantId, t.at, t.seq),
    index('event_subject').on(t.tenantId, t.subject, t.at, t.seq),
    // What people and jobs do, looked for by what it is: the acts of a dialer, which are most, are never far from the end.
    index('event_act').on(t.tenantId, t.chain, t.action, t.at, t.seq).where(sql.raw(rarerActs)),
    // What a person opened; other events pay nothing for it.
    index('event_opened')
      .on(t.tenantId, t.actorId, t.at, t.seq)
      .where(sql`action in ('access.opened', 'access.downloaded')`),
  ],
);

/**
 * Work that falls due: the truth behind the queue's doorbell. Holds no personal data and no tenant
 * policy, so that the relay may read it; handlers re-read what it points at under the tenant.
 */
export const dueWork = pgTable(
  'due_work',
  {
    kind: text('kind').notNull(),
    tenantId: tenantId(),
    subjectId: uuid('subject_id').notNull(),
    dueAt: instant('due_at').notNull(),
    /** Raised at each change, so that a stale ring of the doorbell is told apart. */
    generation: bigint('generation', { mode: 'number' }).notNull().default(1),
    /** When the relay last rang the queue for this generation; null is not yet. */
    rungAt: instant('rung_at'),
    failures: integer('failures').notNull().default(0),
    lastError: text('last_error'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.kind, t.subjectId] }),
    index('due_work_due').on(t.dueAt),
    index('due_work_unrung').on(t.dueAt).where(sql`rung_at is null`),
  ],
);

/** One row about this installation: the newest instant its clock has shown. */
export const installation = pgTable('installation', {
  id: integer('id').primaryKey(),
  clockSeenAt: instant('clock_seen_at').notNull(),
  seededAt: instant('seeded_at'),
});
