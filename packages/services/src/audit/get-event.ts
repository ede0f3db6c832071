import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { type ChainEvent, hashOf, lineOf } from '../evidence/index.ts';
import { readChain } from './enter-chain.ts';
import { chainEventOf, type EventRow, eventColumns, joinEvent } from './event-row.ts';

export interface EventInChain {
  /** As it is hashed. */
  event: ChainEvent;
  hash: string;
  /** Whether the event is the one that was sealed here. */
  stands: boolean;
  /** The seals on either side; null at the chain's ends. */
  before: { position: number; hash: string } | null;
  after: { position: number; hash: string } | null;
}

interface Neighbor extends Partial<EventRow> {
  position: number;
  hash: Buffer;
}

/**
 * One event by its place, with its neighbors. Indexes: the primary keys of seal and event.
 *
 * @param place.chain `org_…` or `asg_…`
 * @throws NotFound for another's chain, and where nothing has that place
 */
export function getEvent(ctx: Context, place: { chain: string; position: number }): Promise<EventInChain> {
  const { position } = place;
  if (!Number.isSafeInteger(position) || position < 1) throw new NotFound('event');
  return readChain(ctx, place.chain, async ({ sql }, { tenantId, chain }) => {
    const rows = await sql<Neighbor[]>`
      select s.position, s.hash, ${eventColumns(sql)}
      from seal s ${joinEvent(sql)}
      where s.tenant_id = ${tenantId} and s.chain = ${chain} and s.position between ${position - 1} and ${position + 1}`;
    const at = (wanted: number) => rows.find((row) => row.position === wanted);
    const [before, found, after] = [at(position - 1), at(position), at(position + 1)];
    if (!found?.tenantId) throw new NotFound('event');
    const event = chainEventOf(found as unknown as EventRow, position, before?.hash.toString('hex') ?? null);
    return {
      event,
      hash: found.hash.toString('hex'),
      stands: hashOf(lineOf(event)).equals(found.hash) && (position === 1 || before !== undefined),
      before: shown(before),
      after: shown(after),
    };
  });
}

function shown(row: Neighbor | undefined): EventInChain['before'] {
  return row ? { position: row.position, hash: row.hash.toString('hex') } : null;
}
