import { sql } from 'drizzle-orm';
import {
  check,
  foreignKey,
  index,
  integer,
  pgTable,
  primaryKey,
  text,
  unique,
  uuid,
} from 'drizzle-orm/pg-core';
import { bytes, count, instant, tenantId } from '../columns.ts';
import { assignment, campaign } from './campaign.ts';

/** An imported list of consumers to call, for one assignment, with its address source (4.1). */
export const contactList = pgTable(
  'contact_list',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    campaignId: uuid('campaign_id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    name: text('name').notNull(),
    addressSource: text('address_source').notNull(),
    fileName: text('file_name').notNull(),
    state: text('state').notNull(),
    /** Why a failed import failed, as a message key of the portal. */
    failure: text('failure'),
    encoding: text('encoding').notNull(),
    delimiter: text('delimiter').notNull(),
    numberColumn: integer('number_column').notNull(),
    nameColumn: integer('name_column'),
    /** A column of birth dates or identity numbers, by which children under 16 are refused. */
    birthColumn: integer('birth_column'),
    bytesTotal: count('bytes_total'),
    bytesRead: count('bytes_read'),
    rowsRead: count('rows_read'),
    rowsImported: count('rows_imported'),
    rowsRefused: count('rows_refused'),
    slotsPlanned: count('slots_planned'),
    createdAt: instant('created_at').notNull(),
    importedAt: instant('imported_at'),
    plannedAt: instant('planned_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('contact_list_created').on(t.tenantId, t.createdAt, t.id),
    index('contact_list_campaign').on(t.tenantId, t.campaignId, t.createdAt, t.id),
    foreignKey({ columns: [t.tenantId, t.campaignId], foreignColumns: [campaign.tenantId, campaign.id] }),
    foreignKey({
      columns: [t.tenantId, t.assignmentId],
      foreignColumns: [assignment.tenantId, assignment.id],
    }),
    check(
      'contact_list_state',
      sql`${t.state} in ('uploaded', 'importing', 'imported', 'planning', 'planned', 'failed', 'undone')`,
    ),
  ],
);

/** The uploaded file in parts, kept until it is imported: web and worker need no common disk. */
export const contactListPart = pgTable(
  'contact_list_part',
  {
    tenantId: tenantId(),
    listId: uuid('list_id').notNull(),
    part: integer('part').notNull(),
    content: bytes('content').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.listId, t.part] }),
    foreignKey({ columns: [t.tenantId, t.listId], foreignColumns: [contactList.tenantId, contactList.id] }),
  ],
);

/** A row that was not imported, with its reason: nothing is dropped in silence. */
export const refusedRow = pgTable(
  'refused_row',
  {
    tenantId: tenantId(),
    listId: uuid('list_id').notNull(),
    /** Line in the file, the header being 1. */
    line: integer('line').notNull(),
    column: text('column').notNull(),
    value: text('value').notNull(),
    reason: text('reason').notNull(),
    /** What the reason points at, such as the line of the first occurrence. */
    detail: text('detail'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.listId, t.line] }),
    foreignKey({ columns: [t.tenantId, t.listId], foreignColumns: [contactList.tenantId, contactList.id] }),
  ],
);

/** A consumer's number on a list. One a number and assignment. */
export const contact = pgTable(
  'contact',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    listId: uuid('list_id').notNull(),
    campaignId: uuid('campaign_id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    line: integer('line').notNull(),
    number: text('number').notNull(),
    numberKey: bytes('number_key').notNull(),
    name: text('name'),
    state: text('state').notNull(),
    /** The rule that blocks it, while blocked. */
    blockedBy: text('blocked_by'),
    createdAt: instant('created_at').notNull(),
    endedAt: instant('ended_at'),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('contact_number').on(t.tenantId, t.assignmentId, t.numberKey),
    index('contact_key').on(t.tenantId, t.numberKey),
    index('contact_list_state').on(t.tenantId, t.listId, t.state, t.line),
    // Counted by state, of a campaign and of one assignment, and read by the planner, without a look at the rows.
    index('contact_campaign').on(t.tenantId, t.campaignId, t.assignmentId, t.state, t.id),
    // A campaign's contacts by the day they were done, for its forecast.
    index('contact_done')
      .on(t.tenantId, t.campaignId, t.endedAt)
      .where(sql`state in ('reached', 'exhausted', 'ended')`),
    foreignKey({ columns: [t.tenantId, t.listId], foreignColumns: [contactList.tenantId, contactList.id] }),
    check(
      'contact_state',
      sql`${t.state} in ('waiting', 'planned', 'reached', 'exhausted', 'blocked', 'ended')`,
    ),
  ],
);
