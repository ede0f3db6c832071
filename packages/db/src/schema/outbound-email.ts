import { sql } from 'drizzle-orm';
import { check, index, integer, jsonb, pgTable, primaryKey, text, unique, uuid } from 'drizzle-orm/pg-core';
import { instant, tenantId } from '../columns.ts';

/**
 * A mail to send, made in the transaction of the act that wants it: one a key. What it says is made of
 * `template` and `params` when it is sent, so that no link's token lies here.
 */
export const outboundEmail = pgTable(
  'outbound_email',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    assignmentId: uuid('assignment_id'),
    saleId: uuid('sale_id'),
    /** The same act wants the same mail: `sale:offer:…`. */
    idempotencyKey: text('idempotency_key').notNull(),
    template: text('template').notNull(),
    language: text('language').notNull(),
    recipient: text('recipient').notNull(),
    params: jsonb('params').notNull().default({}),
    documentId: uuid('document_id'),
    state: text('state').notNull(),
    tries: integer('tries').notNull().default(0),
    createdAt: instant('created_at').notNull(),
    /** Until when the worker that took it may be sending it. */
    takenUntil: instant('taken_until'),
    sentAt: instant('sent_at'),
    /** What the receiving server said: its code and class, never a line that may quote an address. */
    lastAnswer: text('last_answer'),
    /** Which of the sale's links it carries: those of its making. */
    linkGeneration: integer('link_generation').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('outbound_email_once').on(t.tenantId, t.idempotencyKey),
    index('outbound_email_created').on(t.tenantId, t.createdAt.desc().nullsFirst(), t.id),
    index('outbound_email_sale').on(t.tenantId, t.saleId, t.createdAt),
    check('outbound_email_state', sql`${t.state} in ('queued', 'sending', 'sent', 'refused', 'failed')`),
    check('outbound_email_language', sql`${t.language} in ('sv', 'en')`),
  ],
);
