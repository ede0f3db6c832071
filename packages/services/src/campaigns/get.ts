import type { CampaignLimits } from '@ringratt/rules';
import { notedState } from '../assignments/noted-state.ts';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import type { Offer } from '../offers/schemas.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';
import type { CampaignKind, CampaignState } from './schemas.ts';

export interface CampaignAssignment {
  id: string;
  contactCenterId: string;
  name: string;
  state: string;
  agents: number;
  attemptsPerAgentHour: number;
  dialingModes: string[];
  principalSignedAt: number | null;
  contactCenterSignedAt: number | null;
}

export interface Campaign {
  id: string;
  limitsId: string;
  name: string;
  kind: CampaignKind;
  state: CampaignState;
  startsOn: string;
  endsOn: string;
  volume: number;
  limits: CampaignLimits;
  considerationHours: number;
  /** Whether that time binds the consumer's answer too. */
  acceptanceWaits: boolean;
  recorded: boolean;
  revision: number;
  createdAt: number;
  endedAt: number | null;
  offer: Pick<Offer, 'id' | 'name' | 'version' | 'regime' | 'productKind' | 'terms' | 'fingerprint'>;
  assignments: CampaignAssignment[];
}

/** A campaign of the acting principal's. Indexes: campaign_pkey, assignment_center. */
export async function getCampaign(ctx: Context, given: string): Promise<Campaign> {
  authorize(ctx, 'campaign.read');
  const campaignId = idOf('campaign', given);
  return readOwnTenant(ctx, async ({ sql }) => {
    const [row] = await sql<Omit<Campaign, 'assignments'>[]>`
      select c.id, c.limits_id as "limitsId", c.name, c.kind, c.state, c.starts_on as "startsOn", c.ends_on as "endsOn",
        c.volume, c.limits, c.consideration_hours as "considerationHours", c.acceptance_waits as "acceptanceWaits", c.recorded, c.revision, c.created_at as "createdAt",
        c.ended_at as "endedAt",
        jsonb_build_object('id', o.id, 'name', o.name, 'version', o.version, 'regime', o.regime, 'terms', o.terms,
          'productKind', o.product_kind, 'fingerprint', encode(substring(o.fingerprint from 1 for 8), 'hex')) as offer
      from campaign c join offer o on o.tenant_id = c.tenant_id and o.id = c.offer_id
      where c.tenant_id = ${ctx.organizationId} and c.id = ${campaignId}`;
    if (!row) throw new NotFound('campaign');
    const assignments = await sql<CampaignAssignment[]>`
      select a.id, a.contact_center_id as "contactCenterId", g.name, ${notedState(sql)} as state, a.agents,
        a.attempts_per_agent_hour as "attemptsPerAgentHour", a.dialing_modes as "dialingModes",
        a.principal_signed_at as "principalSignedAt", a.contact_center_signed_at as "contactCenterSignedAt"
      from assignment a join organization g on g.id = a.contact_center_id
      where a.tenant_id = ${ctx.organizationId} and a.campaign_id = ${campaignId} order by g.name, a.id`;
    return {
      ...row,
      id: publicId('campaign', row.id),
      limitsId: publicId('campaign', row.limitsId),
      offer: { ...row.offer, id: publicId('offer', row.offer.id) },
      assignments: assignments.map((part) => ({
        ...part,
        id: publicId('assignment', part.id),
        contactCenterId: publicId('organization', part.contactCenterId),
      })),
    };
  });
}
