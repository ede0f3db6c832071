import { sql } from 'drizzle-orm';
import { check, foreignKey, index, jsonb, pgTable, primaryKey, text, uuid } from 'drizzle-orm/pg-core';
import { instant, tenantId } from '../columns.ts';
import { assignment } from './campaign.ts';

/**
 * Something that falls due: made in the transaction of the act that starts it, met by evidence, or shown
 * as broken. Shared ones lie with the principal and carry the assignment.
 */
export const obligation = pgTable(
  'obligation',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    assignmentId: uuid('assignment_id'),
    /** Id of the duty in the rules' catalogue. */
    duty: text('duty').notNull(),
    /** What it is about, as a public id (`att_…`, `sal_…`). */
    subject: text('subject').notNull(),
    responsible: text('responsible').notNull(),
    state: text('state').notNull(),
    dueAt: instant('due_at').notNull(),
    /** The one it is handed to, if any. */
    assigneeId: uuid('assignee_id'),
    createdAt: instant('created_at').notNull(),
    closedAt: instant('closed_at'),
    /** When it was first broken; a broken one can still be met, late. */
    breachedAt: instant('breached_at'),
    remindedAt: instant('reminded_at'),
    /** Why it was waived. */
    reason: text('reason'),
    evidence: jsonb('evidence').notNull().default({}),
    rulePack: text('rule_pack').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('obligation_due').on(t.tenantId, t.state, t.dueAt, t.id),
    index('obligation_assignment').on(t.tenantId, t.assignmentId, t.state, t.dueAt, t.id),
    index('obligation_subject').on(t.tenantId, t.subject, t.duty),
    foreignKey({
      columns: [t.tenantId, t.assignmentId],
      foreignColumns: [assignment.tenantId, assignment.id],
    }),
    check('obligation_state', sql`${t.state} in ('open', 'met', 'breached', 'waived')`),
    check('obligation_responsible', sql`${t.responsible} in ('principal', 'contactCenter', 'both')`),
  ],
);
