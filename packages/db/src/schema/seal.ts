import { sql } from 'drizzle-orm';
import { bigint, index, integer, pgTable, primaryKey, text, uniqueIndex, uuid } from 'drizzle-orm/pg-core';
import { bytes, instant, tenantId } from '../columns.ts';
import { xid8 } from './event.ts';

const position = () => bigint('position', { mode: 'number' }).notNull();

/**
 * An event's place in its chain, from 1 without a gap, and the hash that binds it to all before it. The
 * event is the one with the same (tenant, chain, xid, seq).
 */
export const seal = pgTable(
  'seal',
  {
    tenantId: tenantId(),
    chain: uuid('chain').notNull(),
    position: position(),
    xid: xid8('xid').notNull(),
    seq: bigint('seq', { mode: 'number' }).notNull(),
    hash: bytes('hash').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.chain, t.position] }),
    // No event twice, whatever happens to the head; and the order in which the feed reads a chain.
    uniqueIndex('seal_event').on(t.tenantId, t.chain, t.xid, t.seq),
  ],
);

/** A signature over a chain's head at an instant: rewriting what lies before takes the key too. */
export const checkpoint = pgTable(
  'checkpoint',
  {
    tenantId: tenantId(),
    chain: uuid('chain').notNull(),
    position: position(),
    hash: bytes('hash').notNull(),
    at: instant('at').notNull(),
    /** Fingerprint of the public key. */
    keyId: text('key_id').notNull(),
    signature: bytes('signature').notNull(),
  },
  (t) => [primaryKey({ columns: [t.tenantId, t.chain, t.position] })],
);

/**
 * The latest head of an assignment's chain, held by the other party in a tenant of its own: rewriting or
 * cutting the chain's tail has to fool both.
 */
export const witness = pgTable(
  'witness',
  {
    /** The holder: the assignment's contact center. */
    tenantId: tenantId(),
    /** The principal, in whose tenant the chain lies. */
    sourceId: uuid('source_id').notNull(),
    chain: uuid('chain').notNull(),
    position: position(),
    hash: bytes('hash').notNull(),
    at: instant('at').notNull(),
  },
  (t) => [
    primaryKey({ columns: [t.tenantId, t.chain] }),
    index('witness_source').on(t.tenantId, t.sourceId, t.chain),
  ],
);

/** How far the trail is sealed, over all chains: one row, which the sealer locks. Holds no tenant's data. */
export const sealHead = pgTable('seal_head', {
  id: integer('id').primaryKey(),
  xid: xid8('xid').notNull().default(sql`'0'`),
  seq: bigint('seq', { mode: 'number' }).notNull().default(0),
  sealedAt: instant('sealed_at'),
});
