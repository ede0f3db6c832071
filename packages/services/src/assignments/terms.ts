import type { AssignmentScope, Tx } from '@ringratt/db';
import type { CampaignLimits, Dialing, PresentedNumber } from '@ringratt/rules';
import type { GatheredFacts } from './gate-facts.ts';

/** A caller number of the assignment, as rules and claims read it. */
export interface OwnNumber extends PresentedNumber {
  number: string;
  from: number;
  to: number | null;
  callable: boolean;
}

/** Everything about an assignment that decides how its numbers may be called. */
export interface Terms {
  assignmentId: string;
  assignmentState: string;
  contactCenterId: string;
  campaignId: string;
  campaignState: string;
  /** The id under which the campaign's limits count: a copy keeps the original's. */
  limitsId: string;
  offerId: string;
  productKind: string;
  /** Local days, `YYYY-MM-DD`; the last one included. */
  startsOn: string;
  endsOn: string;
  limits: CampaignLimits;
  considerationHours: number;
  agents: number;
  attemptsPerAgentHour: number;
  hopper: number;
  dialingModes: Dialing[];
  dialingDeclaredAt: number | null;
  scriptVersionId: string | null;
  principalSignedAt: number | null;
  contactCenterSignedAt: number | null;
  /** What the gate rests on, of both parties; null is nothing on record. */
  gateFacts: GatheredFacts | null;
  presentedNumbers: OwnNumber[];
}

/** Reads the terms of the assignment that the transaction has entered, in one statement. */
export async function readTerms(tx: Tx, scope: Pick<AssignmentScope, 'assignmentId'>): Promise<Terms> {
  const [terms] = await tx.sql<Terms[]>`
    select a.id as "assignmentId", a.state as "assignmentState", a.contact_center_id as "contactCenterId",
      c.id as "campaignId", c.state as "campaignState", c.limits_id as "limitsId", c.offer_id as "offerId",
      o.product_kind as "productKind", c.starts_on as "startsOn", c.ends_on as "endsOn", c.limits,
      c.consideration_hours as "considerationHours", a.agents, a.attempts_per_agent_hour as "attemptsPerAgentHour",
      a.hopper, a.dialing_modes as "dialingModes", a.dialing_declared_at as "dialingDeclaredAt",
      a.script_version_id as "scriptVersionId", a.principal_signed_at as "principalSignedAt",
      a.contact_center_signed_at as "contactCenterSignedAt", a.gate_facts as "gateFacts",
      (select coalesce(jsonb_agg(jsonb_build_object('number', p.number, 'callable', p.callable,
          'from', floor(extract(epoch from p.from_at) * 1000), 'to', floor(extract(epoch from p.to_at) * 1000))
          order by p.created_at, p.id), '[]')
        from presented_number p where p.tenant_id = a.tenant_id and p.assignment_id = a.id) as "presentedNumbers"
    from assignment a
    join campaign c on c.tenant_id = a.tenant_id and c.id = a.campaign_id
    join offer o on o.tenant_id = c.tenant_id and o.id = c.offer_id
    where a.tenant_id = ${tx.tenantId} and a.id = ${scope.assignmentId}`;
  if (!terms) throw new Error('The assignment that was entered is gone.');
  return terms;
}

/** The number to show at an instant: the first that is registered then and can be called back (3.1). */
export function presentedAt(terms: Pick<Terms, 'presentedNumbers'>, at: number): OwnNumber | null {
  return (
    terms.presentedNumbers.find(
      (own) => own.callable && own.from <= at && (own.to === null || at < own.to),
    ) ?? null
  );
}
