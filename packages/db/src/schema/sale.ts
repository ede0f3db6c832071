import { sql } from 'drizzle-orm';
import {
  boolean,
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
import { bytes, instant, tenantId } from '../columns.ts';
import { attempt } from './attempt.ts';
import { assignment, offer } from './campaign.ts';

/** What was said in a call (4.1, annexes 2 and 3), as it was reported: each report a row, none changed. */
export const disclosure = pgTable(
  'disclosure',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    attemptId: uuid('attempt_id').notNull(),
    receivedAt: instant('received_at').notNull(),
    body: jsonb('body').notNull(),
    rulePack: text('rule_pack').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    index('disclosure_attempt').on(t.tenantId, t.attemptId, t.receivedAt),
    foreignKey({ columns: [t.tenantId, t.attemptId], foreignColumns: [attempt.tenantId, attempt.id] }),
  ],
);

/** One sale, from the call to the contract: what was offered to whom, and how far it has come. */
export const sale = pgTable(
  'sale',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    campaignId: uuid('campaign_id').notNull(),
    contactCenterId: uuid('contact_center_id').notNull(),
    attemptId: uuid('attempt_id').notNull(),
    offerId: uuid('offer_id').notNull(),
    /** The offer's fingerprint when it was sold: what accepts, confirms and proves has to match it. */
    offerFingerprint: bytes('offer_fingerprint').notNull(),
    regime: text('regime').notNull(),
    /** goods or service; null where the offer does not say. */
    subject: text('subject'),
    withdrawalDays: integer('withdrawal_days'),
    language: text('language').notNull(),
    state: text('state').notNull(),
    number: text('number').notNull(),
    numberKey: bytes('number_key').notNull(),
    consumerName: text('consumer_name').notNull(),
    consumerEmail: text('consumer_email').notNull(),
    consumerAddress: text('consumer_address'),
    quantity: integer('quantity').notNull(),
    /** What was agreed beside the offer's own terms, such as the day it starts. */
    agreed: text('agreed'),
    agentReference: text('agent_reference'),
    callEndedAt: instant('call_ended_at').notNull(),
    /** Hours that bind the acceptance itself, where the campaign says so (4.2); null: they bind the seller alone. */
    acceptanceWaitsHours: integer('acceptance_waits_hours'),
    /** What the caller says of the call: told of withdrawal, wish to accept in the call, recording, read-back. */
    facts: jsonb('facts').notNull().default({}),
    offerSentAt: instant('offer_sent_at'),
    /** Until when the consumer can answer; set when the written offer is made. */
    answerBy: instant('answer_by'),
    answeredAt: instant('answered_at'),
    contractSentAt: instant('contract_sent_at'),
    /** When the goods were received or the service began. */
    deliveredAt: instant('delivered_at'),
    withdrawnAt: instant('withdrawn_at'),
    createdAt: instant('created_at').notNull(),
    rulePack: text('rule_pack').notNull(),
    /** How many times the consumer's links were renewed: those of an earlier one open nothing. */
    linkGeneration: integer('link_generation').notNull().default(0),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('sale_attempt').on(t.tenantId, t.attemptId),
    index('sale_created').on(t.tenantId, t.createdAt.desc().nullsFirst(), t.id),
    index('sale_assignment').on(t.tenantId, t.assignmentId, t.createdAt.desc().nullsFirst(), t.id),
    index('sale_number').on(t.tenantId, t.numberKey, t.createdAt.desc().nullsFirst()),
    foreignKey({
      columns: [t.tenantId, t.assignmentId],
      foreignColumns: [assignment.tenantId, assignment.id],
    }),
    foreignKey({ columns: [t.tenantId, t.attemptId], foreignColumns: [attempt.tenantId, attempt.id] }),
    foreignKey({ columns: [t.tenantId, t.offerId], foreignColumns: [offer.tenantId, offer.id] }),
    check('sale_regime', sql`${t.regime} in ('dal2', 'dal3', 'exempt')`),
    check('sale_subject', sql`${t.subject} in ('goods', 'service')`),
    check('sale_language', sql`${t.language} in ('sv', 'en')`),
    check(
      'sale_state',
      sql`${t.state} in ('held', 'recorded', 'offered', 'accepted', 'declined', 'lapsed', 'agreed', 'contracted', 'withdrawn')`,
    ),
    check('sale_quantity', sql`${t.quantity} between 1 and 10000`),
  ],
);

/** A document as it was given to the consumer, byte for byte; never changed. */
export const document = pgTable(
  'document',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    saleId: uuid('sale_id').notNull(),
    kind: text('kind').notNull(),
    language: text('language').notNull(),
    fileName: text('file_name').notNull(),
    contentType: text('content_type').notNull(),
    bytes: bytes('bytes').notNull(),
    sha256: bytes('sha256').notNull(),
    pages: integer('pages').notNull(),
    /** What it says, part by part: the page beside the file is drawn from the same. */
    content: jsonb('content').notNull(),
    offerFingerprint: bytes('offer_fingerprint').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('document_once').on(t.tenantId, t.saleId, t.kind),
    foreignKey({ columns: [t.tenantId, t.saleId], foreignColumns: [sale.tenantId, sale.id] }),
    check('document_kind', sql`${t.kind} in ('offer', 'contract')`),
  ],
);

/** What a consumer's link opens: the hash of its token alone. */
export const consumerToken = pgTable(
  'consumer_token',
  {
    tenantId: tenantId(),
    tokenHash: bytes('token_hash').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    saleId: uuid('sale_id').notNull(),
    purpose: text('purpose').notNull(),
    createdAt: instant('created_at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.tokenHash] }),
    // Looked up by consumers, who know no tenant.
    index('consumer_token_hash').on(t.tokenHash),
    unique('consumer_token_purpose').on(t.tenantId, t.saleId, t.purpose),
    foreignKey({ columns: [t.tenantId, t.saleId], foreignColumns: [sale.tenantId, sale.id] }),
    check('consumer_token_purpose_known', sql`${t.purpose} in ('accept', 'withdraw')`),
  ],
);

/** The consumer's answer to a written offer, with what it answered: one a sale, never changed. */
export const acceptance = pgTable(
  'acceptance',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    saleId: uuid('sale_id').notNull(),
    answer: text('answer').notNull(),
    /** As the consumer typed it; empty where an offer was declined without one. */
    name: text('name').notNull(),
    at: instant('at').notNull(),
    address: text('address').notNull(),
    device: text('device').notNull(),
    language: text('language').notNull(),
    documentId: uuid('document_id').notNull(),
    documentSha256: bytes('document_sha256').notNull(),
    offerFingerprint: bytes('offer_fingerprint').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    unique('acceptance_once').on(t.tenantId, t.saleId),
    foreignKey({ columns: [t.tenantId, t.saleId], foreignColumns: [sale.tenantId, sale.id] }),
    check('acceptance_answer', sql`${t.answer} in ('accepted', 'declined')`),
  ],
);

/** A consumer's message of withdrawal; one that comes too late is kept as the message it is. */
export const withdrawal = pgTable(
  'withdrawal',
  {
    tenantId: tenantId(),
    id: uuid('id').notNull(),
    assignmentId: uuid('assignment_id').notNull(),
    saleId: uuid('sale_id').notNull(),
    at: instant('at').notNull(),
    name: text('name').notNull(),
    message: text('message'),
    inTime: boolean('in_time').notNull(),
    /** The last local day to withdraw as it was known then; null where the period had not begun. */
    endsOn: text('ends_on'),
    address: text('address').notNull(),
    device: text('device').notNull(),
    language: text('language').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.id] }),
    uniqueIndex('withdrawal_once').on(t.tenantId, t.saleId).where(sql`in_time`),
    index('withdrawal_sale').on(t.tenantId, t.saleId, t.at),
    foreignKey({ columns: [t.tenantId, t.saleId], foreignColumns: [sale.tenantId, sale.id] }),
  ],
);
