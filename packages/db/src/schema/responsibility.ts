import { sql } from 'drizzle-orm';
import {
  bigint,
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
import { instant, tenantId } from '../columns.ts';
import { assignment } from './campaign.ts';
import { organization } from './organization.ts';

/**
 * A version of who answers for what between the two parties of an assignment (section 6). One is open at a time,
 * and both may edit it; signed by both it holds, until a later one is signed by both.
 */
export const responsibilityVersion = pgTable(
  'responsibility_version',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    version: integer('version').notNull(),
    state: text('state').notNull(),
    /** A row for each duty of the catalogue, and whom both name: list suppliers and subcontractors. */
    content: jsonb('content').notNull(),
    /** Hash of assignment, version and content: what both sign. */
    fingerprint: text('fingerprint').notNull(),
    /** Raised at each edit: an editor who saw another is told, and nothing is written over unseen. */
    revision: bigint('revision', { mode: 'number' }).notNull().default(1),
    /** The organization that opened it, and the one that edited it last. */
    openedBy: uuid('opened_by').notNull(),
    editedBy: uuid('edited_by').notNull(),
    createdAt: instant('created_at').notNull(),
    editedAt: instant('edited_at').notNull(),
    /** From when it held, and when another took its place or it was withdrawn. */
    signedAt: instant('signed_at'),
    closedAt: instant('closed_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('responsibility_version_number').on(t.tenantId, t.assignmentId, t.version),
    uniqueIndex('responsibility_version_open').on(t.tenantId, t.assignmentId).where(sql`state = 'proposed'`),
    uniqueIndex('responsibility_version_holds').on(t.tenantId, t.assignmentId).where(sql`state = 'signed'`),
    foreignKey({
      columns: [t.tenantId, t.assignmentId],
      foreignColumns: [assignment.tenantId, assignment.id],
    }),
    check(
      'responsibility_version_state',
      sql`${t.state} in ('proposed', 'signed', 'superseded', 'withdrawn')`,
    ),
  ],
);

/** A party's signature under one fingerprint. An edit voids it; it is never deleted. */
export const responsibilitySignature = pgTable(
  'responsibility_signature',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    versionId: uuid('version_id').notNull(),
    side: text('side').notNull(),
    organizationId: uuid('organization_id').notNull(),
    personId: uuid('person_id').notNull(),
    /** The name as it was when signing: the other party does not see the person. */
    personName: text('person_name').notNull(),
    fingerprint: text('fingerprint').notNull(),
    signedAt: instant('signed_at').notNull(),
    voidedAt: instant('voided_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('responsibility_signature_once')
      .on(t.tenantId, t.assignmentId, t.versionId, t.side)
      .where(sql`voided_at is null`),
    foreignKey({
      columns: [t.tenantId, t.versionId],
      foreignColumns: [responsibilityVersion.tenantId, responsibilityVersion.id],
    }),
    check('responsibility_signature_side', sql`${t.side} in ('principal', 'contactCenter')`),
  ],
);

/** What either party says of a duty, or of the version as a whole. */
export const responsibilityComment = pgTable(
  'responsibility_comment',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    versionId: uuid('version_id').notNull(),
    duty: text('duty'),
    organizationId: uuid('organization_id').notNull(),
    personName: text('person_name').notNull(),
    words: text('words').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('responsibility_comment_assignment').on(t.tenantId, t.assignmentId, t.createdAt, t.id),
    foreignKey({
      columns: [t.tenantId, t.versionId],
      foreignColumns: [responsibilityVersion.tenantId, responsibilityVersion.id],
    }),
  ],
);

/** How a principal divides the duties unless it agrees otherwise: where a new assignment's first version starts. */
export const responsibilityTemplate = pgTable(
  'responsibility_template',
  {
    tenantId: tenantId(),
    content: jsonb('content').notNull(),
    savedAt: instant('saved_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId] }),
    foreignKey({ columns: [t.tenantId], foreignColumns: [organization.id] }),
  ],
);
