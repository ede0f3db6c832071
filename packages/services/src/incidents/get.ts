import { type Tx, withCenterOverview } from '@ringratt/db';
import { duties } from '@ringratt/rules';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';
import type { IncidentItem } from './list.ts';

export interface IncidentAttempt {
  id: string;
  startedAt: number;
  endedAt: number | null;
  outcome: string | null;
  rings: number | null;
  ringSeconds: number | null;
  talkSeconds: number | null;
  agentReference: string | null;
  presentedNumber: string;
}

export interface IncidentDetail extends IncidentItem {
  campaignId: string;
  /** Who answers for the duty (6): as the catalogue says, which every agreement starts from. */
  responsible: 'principal' | 'contactCenter' | 'both';
  attempt: IncidentAttempt | null;
  /** What the rule was shown, as it was written down. */
  facts: Record<string, unknown>;
  rulePack: string;
  closeReason: string | null;
  /** Whether it lies with the acting organization, which alone may close it. */
  own: boolean;
  events: { at: number; action: string; body: Record<string, unknown> }[];
}

type Row = Omit<IncidentDetail, 'own' | 'events' | 'responsible' | 'attempt'> & {
  tenantId: string;
  attempt:
    | (Omit<IncidentAttempt, 'startedAt' | 'endedAt'> & { startedAt: string; endedAt: string | null })
    | null;
};

/**
 * One incident with its facts, for either party of the assignment. Indexes: incident_pkey, event_subject.
 *
 * @throws NotFound
 */
export async function getIncident(ctx: Context, given: string): Promise<IncidentDetail> {
  authorize(ctx, 'incident.read');
  const id = idOf('incident', given);
  const own = await readOwnTenant(ctx, (tx) =>
    read(tx, ctx, id, tx.sql`i.tenant_id = ${ctx.organizationId}`),
  );
  if (own) return own;
  const shared = await withCenterOverview(ctx.database, { organizationId: ctx.organizationId }, (tx) =>
    read(
      tx,
      ctx,
      id,
      tx.sql`i.tenant_id = any (array(select tenant_id from assignment where contact_center_id = ${ctx.organizationId}))`,
    ),
  );
  if (!shared) throw new NotFound('incident');
  return shared;
}

async function read(
  { sql }: Tx,
  ctx: Context,
  id: string,
  tenants: ReturnType<Tx['sql']>,
): Promise<IncidentDetail | null> {
  const [row] = await sql<Row[]>`
    select i.tenant_id as "tenantId", i.id, i.assignment_id as "assignmentId", c.id as "campaignId",
      c.name as "campaignName", p.name as "principalName", k.name as "centerName", i.duty, t.number,
      i.opened_at as "openedAt", i.closed_at as "closedAt", i.close_reason as "closeReason", i.facts,
      i.rule_pack as "rulePack",
      case when t.id is not null then jsonb_build_object('id', t.id, 'startedAt', t.started_at, 'endedAt', t.ended_at,
        'outcome', t.outcome, 'rings', t.rings, 'ringSeconds', t.ring_seconds, 'talkSeconds', t.talk_seconds,
        'agentReference', t.agent_reference, 'presentedNumber', t.presented_number) end as attempt
    from incident i
    join assignment a on a.tenant_id = i.tenant_id and a.id = i.assignment_id
    join campaign c on c.tenant_id = a.tenant_id and c.id = a.campaign_id
    join organization p on p.id = i.tenant_id
    join organization k on k.id = a.contact_center_id
    left join attempt t on t.tenant_id = i.tenant_id and t.id = i.attempt_id
    where ${tenants} and i.id = ${id}`;
  if (!row) return null;
  const { tenantId, attempt, ...shown } = row;
  const self = publicId('incident', id);
  const events = await sql<IncidentDetail['events']>`
    select e.at, e.action, e.body from event e
    where e.tenant_id = ${tenantId} and e.subject = ${self} order by e.at, e.seq limit 100`;
  return {
    ...shown,
    id: self,
    assignmentId: publicId('assignment', row.assignmentId),
    campaignId: publicId('campaign', row.campaignId),
    responsible: duties.find((duty) => duty.id === row.duty)?.responsible ?? 'both',
    attempt: attempt && {
      ...attempt,
      id: publicId('attempt', attempt.id),
      startedAt: Date.parse(attempt.startedAt),
      endedAt: attempt.endedAt === null ? null : Date.parse(attempt.endedAt),
    },
    own: tenantId === ctx.organizationId,
    events: [...events],
  };
}
