import { bytesArray, type Tx, withSealer } from '@ringratt/db';
import type { Services } from '../context.ts';
import { hashOf, lineOf } from '../evidence/index.ts';
import { chainEventOf, type EventRow, eventColumns } from './event-row.ts';

/** Events in one transaction: it holds the head for some tenths of a second. */
const BATCH = 10_000;

/** Where an event stands among all of the installation's, in commit order. */
interface Place {
  xid: string;
  seq: number;
}

interface Pending extends Place {
  tenantId: string;
  chain: string;
}

/** A chain's last seal as this pass finds it and moves it. */
interface Head {
  position: number;
  hash: Buffer | null;
}

interface Seal extends Place, Head {
  chain: string;
  hash: Buffer;
}

export interface Sealed {
  sealed: number;
  /** Another sealer holds the head: there is nothing to do here. */
  busy: boolean;
  /** A full batch was sealed: there is more. */
  more: boolean;
}

/**
 * Chains what was committed since the last pass: below the snapshot's xmin no transaction is under way, so
 * nothing can appear any more between what is sealed here. One transaction, under the locked head: a sealer
 * that dies leaves nothing half done, and however many run, one works.
 */
export function sealEvents(services: Services, options: { most?: number } = {}): Promise<Sealed> {
  const most = options.most ?? BATCH;
  return withSealer(services.database, async (sql, enter) => {
    const [head] = await sql<Place[]>`select xid, seq from seal_head where id = 1 for update skip locked`;
    if (!head) return { sealed: 0, busy: true, more: false };
    const pending = await sql<Pending[]>`
      select tenant_id as "tenantId", chain, xid, seq from unsealed_events(${head.xid}::xid8, ${head.seq}, ${most})`;
    const last = pending.at(-1);
    if (!last) return { sealed: 0, busy: false, more: false };
    const tenants = new Map<string, Set<string>>();
    for (const { tenantId, chain } of pending) {
      const chains = tenants.get(tenantId);
      if (chains) chains.add(chain);
      else tenants.set(tenantId, new Set([chain]));
    }
    for (const [tenantId, chains] of tenants) {
      const tx = await enter(tenantId);
      const moved = await sealTenant(tx, [...chains], head, last);
      await moveWitnesses(tx, enter, moved, services.clock.now());
    }
    await sql`update seal_head set xid = ${last.xid}::xid8, seq = ${last.seq},
      sealed_at = ${services.clock.now()}::timestamptz where id = 1`;
    return { sealed: pending.length, busy: false, more: pending.length === most };
  });
}

/** How a chain's head moved, for the witness to follow. */
interface Move {
  chain: string;
  before: Head;
  after: Seal;
}

async function sealTenant(tx: Tx, chains: string[], after: Place, through: Place): Promise<Move[]> {
  const [events, heads] = await Promise.all([
    tx.sql<EventRow[]>`
      select ${eventColumns(tx.sql)} from event e
      where e.tenant_id = ${tx.tenantId} and (e.xid, e.seq) > (${after.xid}::xid8, ${after.seq})
        and (e.xid, e.seq) <= (${through.xid}::xid8, ${through.seq})
      order by e.xid, e.seq`,
    tx.sql<{ chain: string; position: number; hash: Buffer }[]>`
      select c.chain, s.position, s.hash from unnest(${chains}::uuid[]) c(chain)
      cross join lateral (
        select position, hash from seal where tenant_id = ${tx.tenantId} and chain = c.chain
        order by position desc limit 1
      ) s`,
  ]);
  const found = new Map<string, Head>(heads.map(({ chain, position, hash }) => [chain, { position, hash }]));
  const moves = new Map<string, Move>();
  const seals: Seal[] = [];
  for (const event of events) {
    const start: Head = { position: 0, hash: null };
    const move = moves.get(event.chain);
    const before: Head = move?.after ?? found.get(event.chain) ?? start;
    const position = before.position + 1;
    const hash = hashOf(lineOf(chainEventOf(event, position, before.hash?.toString('hex') ?? null)));
    const seal = { chain: event.chain, position, xid: event.xid, seq: event.seq, hash };
    seals.push(seal);
    if (move) move.after = seal;
    else moves.set(event.chain, { chain: event.chain, before, after: seal });
  }
  await tx.sql`insert into seal (tenant_id, chain, position, xid, seq, hash)
    select ${tx.tenantId}, * from unnest(${seals.map((s) => s.chain)}::uuid[], ${seals.map((s) => s.position)}::bigint[],
      ${seals.map((s) => s.xid)}::text[]::xid8[], ${seals.map((s) => s.seq)}::bigint[],
      ${bytesArray(seals.map((s) => s.hash))}::bytea[])`;
  return [...moves.values()];
}

interface WitnessRow {
  chain: string;
  position: number;
  hash: string;
  before_position: number;
  before_hash: string | null;
}

/**
 * Lets the other party of each assignment hold its chain's new head. A witness moves on from the very head
 * that it holds: where the chain was rewritten or cut behind it, it stays, and shows it.
 */
async function moveWitnesses(
  tx: Tx,
  enter: (tenantId: string) => Promise<Tx>,
  moves: readonly Move[],
  now: number,
): Promise<void> {
  const source = tx.tenantId;
  const shared = moves.filter(({ chain }) => chain !== source);
  if (shared.length === 0) return;
  const others = await tx.sql<{ id: string; holder: string }[]>`
    select id, contact_center_id as holder from assignment
    where tenant_id = ${source} and id = any (${shared.map(({ chain }) => chain)}::uuid[])
      and contact_center_id <> ${source}`;
  const holderOf = new Map(others.map(({ id, holder }) => [id, holder]));
  const rows = new Map<string, WitnessRow[]>();
  for (const { chain, before, after } of shared) {
    const holder = holderOf.get(chain);
    if (!holder) continue;
    const row = {
      chain,
      position: after.position,
      hash: after.hash.toString('hex'),
      before_position: before.position,
      before_hash: before.hash?.toString('hex') ?? null,
    };
    rows.set(holder, [...(rows.get(holder) ?? []), row]);
  }
  for (const [holder, held] of rows) {
    const { sql } = await enter(holder);
    await sql`
      insert into witness as w (tenant_id, source_id, chain, position, hash, at)
      select ${holder}, ${source}, x.chain, x.position, decode(x.hash, 'hex'), ${now}::timestamptz
      from jsonb_to_recordset(${sql.json(held as never)})
        as x(chain uuid, position bigint, hash text, before_position bigint, before_hash text)
      where x.before_position = 0
        or exists (select from witness o where o.tenant_id = ${holder} and o.chain = x.chain
          and o.position = x.before_position and o.hash = decode(x.before_hash, 'hex'))
      on conflict (tenant_id, chain) do update set position = excluded.position, hash = excluded.hash, at = excluded.at
      where w.source_id = ${source} and w.position < excluded.position
        and exists (select from jsonb_to_recordset(${sql.json(held as never)})
          as y(chain uuid, before_position bigint, before_hash text)
          where y.chain = w.chain and y.before_position = w.position and decode(y.before_hash, 'hex') = w.hash)`;
  }
}
