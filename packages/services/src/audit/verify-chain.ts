import type { Tx } from '@ringratt/db';
import type { Context } from '../context.ts';
import { checkpointText, hashOf, isSignedBy, lineOf, type Signer, signerOf } from '../evidence/index.ts';
import { publicId } from '../ids.ts';
import { type EnteredChain, readChain } from './enter-chain.ts';
import { chainEventOf, chainId, type EventRow, eventColumns, joinEvent } from './event-row.ts';

export type ChainFault =
  /** No seal has this position: it was deleted. */
  | 'missing-seal'
  /** The sealed event is gone. */
  | 'missing-event'
  /** The event, or one before it, is not the one that was sealed. */
  | 'changed-event'
  /** An event stands here that was never sealed: it was put in afterwards. */
  | 'inserted-event'
  /** Another hash was signed. */
  | 'checkpoint-differs'
  | 'bad-signature'
  /** The other party, or a checkpoint, holds a later head than the chain has. */
  | 'cut'
  /** The other party holds another hash. */
  | 'witness-differs'
  /** The other party holds nothing. */
  | 'witness-missing';

export type ChainVerdict =
  | {
      holds: true;
      chain: string;
      events: number;
      head: string | null;
      checkpoints: number;
      lastCheckpointAt: number | null;
      /** Whether the other party holds the same; null where there is no other. */
      witness: 'equal' | null;
      /** Committed, and not sealed yet. */
      waiting: number;
    }
  | { holds: false; chain: string; position: number; reason: ChainFault };

const BATCH = 5_000;

class Broken extends Error {
  constructor(
    readonly reason: ChainFault,
    readonly position: number,
  ) {
    super(reason);
  }
}

/**
 * Follows a chain from its first event: every event against its seal, every seal against the one before,
 * checkpoints, and what the other party holds. Batch by batch, so that neither memory nor a transaction
 * grows with the chain.
 *
 * @param id `org_…` or `asg_…`
 * @param advance hears how many events have been followed
 * @throws NotFound, Forbidden
 */
export async function verifyChain(
  ctx: Context,
  id: string,
  options: { advance?: (events: number) => void } = {},
): Promise<ChainVerdict> {
  // What others hold is read first: the chain only grows past it meanwhile.
  const held = await readChain(ctx, id, readHeld);
  const signer = signerOf(ctx.secrets);
  let at: Place = { position: 0, hash: null, xid: '0', seq: 0 };
  try {
    for (;;) {
      const start = at;
      const batch = await readChain(ctx, id, (tx, chain) => readBatch(tx, chain, start));
      at = followBatch(batch, start, held, signer);
      options.advance?.(at.position);
      if (batch.rows.length < BATCH) break;
    }
    const beyond = Math.max(held.witness?.position ?? 0, ...held.checkpoints.keys());
    if (beyond > at.position) throw new Broken('cut', at.position + 1);
    if (held.witnessed && !held.witness && held.sealed) throw new Broken('witness-missing', at.position);
    const waiting = await readChain(ctx, id, (tx, chain) => readTail(tx, chain, at));
    if (waiting.inserted) throw new Broken('inserted-event', at.position + 1);
    return {
      holds: true,
      chain: id,
      events: at.position,
      head: at.hash,
      checkpoints: held.checkpoints.size,
      lastCheckpointAt: [...held.checkpoints.values()].at(-1)?.at ?? null,
      witness: held.witness ? 'equal' : null,
      waiting: waiting.waiting,
    };
  } catch (error) {
    if (error instanceof Broken)
      return { holds: false, chain: id, position: error.position, reason: error.reason };
    throw error;
  }
}

/** How far the chain has been followed. */
interface Place {
  position: number;
  hash: string | null;
  xid: string;
  seq: number;
}

interface Checkpoint {
  position: number;
  hash: Buffer;
  at: number;
  keyId: string;
  signature: Buffer;
}

interface Held {
  checkpoints: Map<number, Checkpoint>;
  witness: { position: number; hash: Buffer } | null;
  witnessed: boolean;
  sealed: boolean;
}

async function readHeld(tx: Tx, { tenantId, chain, witnessed }: EnteredChain): Promise<Held> {
  const [checkpoints, [witness], [sealed]] = await Promise.all([
    tx.sql<Checkpoint[]>`
      select position, hash, at, key_id as "keyId", signature from checkpoint
      where tenant_id = ${tenantId} and chain = ${chain} order by position`,
    tx.sql<{ position: number; hash: Buffer }[]>`select position, hash from witness_of(${chain}::uuid)`,
    tx.sql`select from seal where tenant_id = ${tenantId} and chain = ${chain} limit 1`,
  ]);
  return {
    checkpoints: new Map(checkpoints.map((row) => [row.position, row])),
    witness: witness ?? null,
    witnessed,
    sealed: sealed !== undefined,
  };
}

/** A seal and its event; the event's columns are null where it is gone. */
type SealedRow = { position: number; hash: Buffer; sealXid: string; sealSeq: number } & {
  [K in keyof EventRow]: EventRow[K] | null;
};

interface Batch {
  rows: SealedRow[];
  /** Where the first unsealed event among the batch's stands. */
  inserted: { xid: string; seq: number } | null;
}

async function readBatch(tx: Tx, { tenantId, chain }: EnteredChain, after: Place): Promise<Batch> {
  // Indexes: the primary keys of both tables, and seal_event.
  const rows = await tx.sql<SealedRow[]>`
    select s.position, s.hash, s.xid as "sealXid", s.seq as "sealSeq", ${eventColumns(tx.sql)}
    from seal s ${joinEvent(tx.sql)}
    where s.tenant_id = ${tenantId} and s.chain = ${chain} and s.position > ${after.position}
    order by s.position limit ${BATCH}`;
  const last = rows.at(-1);
  if (!last) return { rows, inserted: null };
  // Compared here rather than by a join, which is slow while a young chain's tables are not analyzed yet.
  const places = await tx.sql<{ xid: string; seq: number }[]>`
    select e.xid, e.seq from event e
    where e.tenant_id = ${tenantId} and e.chain = ${chain}
      and (e.xid, e.seq) > (${after.xid}::xid8, ${after.seq}) and (e.xid, e.seq) <= (${last.sealXid}::xid8, ${last.sealSeq})
    order by e.xid, e.seq`;
  const sealed = new Set(rows.map((row) => `${row.sealXid}.${row.sealSeq}`));
  const inserted = places.find(({ xid, seq }) => !sealed.has(`${xid}.${seq}`));
  return { rows, inserted: inserted ?? null };
}

function followBatch({ rows, inserted }: Batch, start: Place, held: Held, signer: Signer): Place {
  let { position, hash } = start;
  for (const row of rows) {
    if (inserted && isBefore(inserted, row)) throw new Broken('inserted-event', position + 1);
    position += 1;
    if (row.position !== position) throw new Broken('missing-seal', position);
    if (row.tenantId === null) throw new Broken('missing-event', position);
    const event = chainEventOf(row as EventRow, position, hash);
    if (!hashOf(lineOf(event)).equals(row.hash)) throw new Broken('changed-event', position);
    hash = row.hash.toString('hex');
    requireHeld(row as EventRow, position, row.hash, held, signer);
  }
  const last = rows.at(-1);
  return last ? { position, hash, xid: last.sealXid, seq: last.sealSeq } : start;
}

function isBefore(place: { xid: string; seq: number }, row: SealedRow): boolean {
  const [a, b] = [BigInt(place.xid), BigInt(row.sealXid)];
  return a < b || (a === b && place.seq < row.sealSeq);
}

function requireHeld(
  row: EventRow,
  position: number,
  hash: Buffer,
  { checkpoints, witness }: Held,
  signer: Signer,
): void {
  const checkpoint = checkpoints.get(position);
  if (checkpoint && !checkpoint.hash.equals(hash)) throw new Broken('checkpoint-differs', position);
  if (checkpoint && !isSigned(row, checkpoint, signer)) throw new Broken('bad-signature', position);
  if (witness?.position === position && !witness.hash.equals(hash)) {
    throw new Broken('witness-differs', position);
  }
}

function isSigned(
  row: EventRow,
  { position, hash, at, keyId, signature }: Checkpoint,
  signer: Signer,
): boolean {
  const text = checkpointText({
    tenant: publicId('organization', row.tenantId),
    chain: chainId(row),
    position,
    hash: hash.toString('hex'),
    at: new Date(at).toISOString(),
  });
  return keyId === signer.keyId && isSignedBy(signer.publicKey, text, signature);
}

/** What lies beyond the last seal: waiting for the sealer, or put in below what it has passed already. */
async function readTail(
  tx: Tx,
  { tenantId, chain }: EnteredChain,
  after: Place,
): Promise<{ waiting: number; inserted: boolean }> {
  // One snapshot: what was sealed since the last batch counts on both sides.
  const [row] = await tx.sql<{ waiting: number; passed: number; sealed: number }[]>`
    select count(*) filter (where (e.xid, e.seq) > (h.xid, h.seq)) as waiting,
      count(*) filter (where (e.xid, e.seq) <= (h.xid, h.seq)) as passed,
      (select count(*) from seal s where s.tenant_id = ${tenantId} and s.chain = ${chain}
        and s.position > ${after.position}) as sealed
    from seal_head h cross join event e
    where h.id = 1 and e.tenant_id = ${tenantId} and e.chain = ${chain}
      and (e.xid, e.seq) > (${after.xid}::xid8, ${after.seq})`;
  const { waiting, passed, sealed } = row ?? { waiting: 0, passed: 0, sealed: 0 };
  return { waiting, inserted: passed > sealed };
}
