import type { Tx } from '@ringratt/db';
import type { ChainEvent } from '../evidence/index.ts';
import { type Noun, publicId } from '../ids.ts';

/** A row of `event`, under the names that `eventColumns` gives. */
export interface EventRow {
  tenantId: string;
  chain: string;
  xid: string;
  seq: number;
  at: number;
  actorKind: string;
  actorId: string;
  action: string;
  subject: string;
  assignmentId: string | null;
  organizationId: string | null;
  body: unknown;
}

/** The columns of a table or alias `e`. */
export function eventColumns(sql: Tx['sql']) {
  return sql`e.tenant_id as "tenantId", e.chain, e.xid, e.seq, e.at, e.actor_kind as "actorKind",
    e.actor_id as "actorId", e.action, e.subject, e.assignment_id as "assignmentId",
    e.organization_id as "organizationId", e.body`;
}

/**
 * The event in the form that is hashed: every column but `xid` and `seq`, which tell how busy the whole
 * installation is; where they lead is `position`.
 */
export function chainEventOf(row: EventRow, position: number, previous: string | null): ChainEvent {
  return {
    v: 1,
    tenant: publicId('organization', row.tenantId),
    chain: chainId(row),
    position,
    previous,
    at: new Date(row.at).toISOString(),
    organization: publicId('organization', row.organizationId ?? row.tenantId),
    actor: { kind: row.actorKind, id: actorName(row) },
    action: row.action,
    subject: row.subject,
    assignment: row.assignmentId && publicId('assignment', row.assignmentId),
    body: row.body,
  };
}

/** `asg_…`, or `org_…` for what belongs to no assignment. */
export function chainId({ tenantId, chain }: { tenantId: string; chain: string }): string {
  return publicId(chain === tenantId ? 'organization' : 'assignment', chain);
}

const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const nouns: Record<string, Noun> = { person: 'person', apiKey: 'apiKey' };

/** `per_…`, `key_…`, or the job's name. */
export function actorName({ actorKind, actorId }: { actorKind: string; actorId: string }): string {
  const noun = nouns[actorKind];
  return noun && uuid.test(actorId) ? publicId(noun, actorId) : actorId;
}

/*
 * Seals and events find each other by their keys, row by row. A plain join leaves the planner free to compare
 * every row with every other where a table has grown since it was analyzed, and a young chain always has.
 */

/** For rows of `s`, the event `e` that each seals; its columns are null where it is gone. */
export function joinEvent(sql: Tx['sql']) {
  // By the primary key alone: the hash covers the chain.
  return sql`left join lateral (
      select * from event e where e.tenant_id = s.tenant_id and e.xid = s.xid and e.seq = s.seq limit 1
    ) e on true`;
}

/** For rows of `e`, the seal `s` of each; its columns are null where it is not sealed. */
export function joinSeal(sql: Tx['sql']) {
  return sql`left join lateral (
      select s.position, s.hash from seal s
      where s.tenant_id = e.tenant_id and s.chain = e.chain and s.xid = e.xid and s.seq = e.seq limit 1
    ) s on true`;
}
