import { type Tx, withCenterOverview } from '@ringratt/db';
import type { DutyId } from '@ringratt/rules';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';
import type { ObligationItem } from './list.ts';
import { numbersOf } from './subject-numbers.ts';

export interface ObligationEvent {
  at: number;
  action: string;
  body: Record<string, unknown>;
}

export interface ObligationDetail extends Omit<ObligationItem, 'duty'> {
  duty: DutyId;
  campaignId: string | null;
  /** Whether it lies with the acting organization, which alone may waive it. */
  own: boolean;
  evidence: Record<string, unknown>;
  rulePack: string;
  /** What has happened to it and to what it is about, oldest first, at most 100. */
  events: ObligationEvent[];
  /** The incident that its breach opened, by its public id. */
  incidentId: string | null;
}

type Row = Omit<ObligationDetail, 'events' | 'number' | 'own' | 'incidentId'> & { tenantId: string };

/**
 * One obligation with its history, for the organization that owes it or owns it.
 *
 * Indexes: obligation_pkey, event_subject.
 *
 * @throws NotFound
 */
export async function getObligation(ctx: Context, given: string): Promise<ObligationDetail> {
  authorize(ctx, 'obligation.read');
  const id = idOf('obligation', given);
  const own = await readOwnTenant(ctx, (tx) =>
    read(tx, ctx, id, tx.sql`o.tenant_id = ${ctx.organizationId}`),
  );
  if (own) return own;
  const shared = await withCenterOverview(ctx.database, { organizationId: ctx.organizationId }, (tx) =>
    read(
      tx,
      ctx,
      id,
      tx.sql`o.tenant_id = any (array(select tenant_id from assignment where contact_center_id = ${ctx.organizationId}))`,
    ),
  );
  if (!shared) throw new NotFound('obligation');
  return shared;
}

async function read(
  tx: Tx,
  ctx: Context,
  id: string,
  tenants: ReturnType<Tx['sql']>,
): Promise<ObligationDetail | null> {
  const { sql } = tx;
  const [row] = await sql<Row[]>`
    select o.tenant_id as "tenantId", o.id, o.assignment_id as "assignmentId", c.id as "campaignId",
      c.name as "campaignName", p.name as "principalName", k.name as "centerName", o.duty, o.subject, o.responsible,
      o.state, o.due_at as "dueAt", o.created_at as "createdAt", o.closed_at as "closedAt",
      o.breached_at as "breachedAt", o.reason, o.evidence, o.rule_pack as "rulePack"
    from obligation o
    join organization p on p.id = o.tenant_id
    left join assignment a on a.tenant_id = o.tenant_id and a.id = o.assignment_id
    left join campaign c on c.tenant_id = a.tenant_id and c.id = a.campaign_id
    left join organization k on k.id = a.contact_center_id
    where ${tenants} and o.id = ${id}`;
  if (!row) return null;
  const { tenantId, ...shown } = row;
  const self = publicId('obligation', id);
  const attempts = Object.values(row.evidence).filter(
    (value): value is string => typeof value === 'string' && value.startsWith('att_'),
  );
  const about = [self, row.subject, ...attempts];
  const [numbers, events, [incident]] = await Promise.all([
    numbersOf(tx, [row]),
    sql<ObligationEvent[]>`
      select e.at, e.action, e.body from event e
      where e.tenant_id = ${tenantId} and e.subject = any (${about}) order by e.at, e.seq limit 100`,
    row.breachedAt === null || row.assignmentId === null
      ? []
      : sql<{ id: string }[]>`
          select i.id from incident i where i.tenant_id = ${tenantId} and i.assignment_id = ${row.assignmentId}
            and i.duty = ${row.duty} and i.opened_at = ${row.breachedAt}::timestamptz
            and i.facts->>'obligation' = ${self} limit 1`,
  ]);
  return {
    ...shown,
    id: self,
    assignmentId: row.assignmentId && publicId('assignment', row.assignmentId),
    campaignId: row.campaignId && publicId('campaign', row.campaignId),
    number: numbers.get(row.subject) ?? null,
    own: tenantId === ctx.organizationId,
    events: [...events],
    incidentId: incident ? publicId('incident', incident.id) : null,
  };
}
