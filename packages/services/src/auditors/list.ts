import { withPerson } from '@ringratt/db';
import type { Context, Services } from '../context.ts';
import { NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';

export type GrantState = 'invited' | 'upcoming' | 'live' | 'ended';

interface GrantTimes {
  startsAt: number;
  endsAt: number;
  endedAt: number | null;
}

export interface GrantRow extends GrantTimes {
  id: string;
  email: string;
  /** Who accepted; null until somebody has. */
  name: string | null;
  campaign: { id: string; name: string } | null;
  reason: string;
  grantedBy: string | null;
  createdAt: number;
  state: GrantState;
}

export function grantState(grant: GrantTimes & { accepted: boolean }, now: number): GrantState {
  if (grant.endedAt !== null || grant.endsAt <= now) return 'ended';
  if (!grant.accepted) return 'invited';
  return grant.startsAt > now ? 'upcoming' : 'live';
}

/** The organization's auditors, newest first. Index: audit_grant_created. */
export async function listAuditGrants(ctx: Context): Promise<GrantRow[]> {
  authorize(ctx, 'audit.grant');
  return readOwnTenant(ctx, async ({ sql }) => {
    const rows = await sql<
      (Omit<GrantRow, 'campaign' | 'state'> & { campaignId: string | null; campaignName: string | null })[]
    >`
      select g.id, g.email, p.name, g.campaign_id as "campaignId", c.name as "campaignName", g.starts_at as "startsAt",
        g.ends_at as "endsAt", g.ended_at as "endedAt", g.reason, b.name as "grantedBy", g.created_at as "createdAt"
      from audit_grant g left join person p on p.id = g.person_id left join person b on b.id = g.granted_by
      left join campaign c on c.tenant_id = g.tenant_id and c.id = g.campaign_id
      where g.tenant_id = ${ctx.organizationId} order by g.created_at desc, g.id limit 500`;
    return rows.map(({ campaignId, campaignName, ...row }) => ({
      ...row,
      id: publicId('auditGrant', row.id),
      campaign: campaignId ? { id: publicId('campaign', campaignId), name: campaignName! } : null,
      state: grantState({ ...row, accepted: row.name !== null }, ctx.clock.now()),
    }));
  });
}

/**
 * What "view as the auditor" shows: the reach of a grant that has not ended.
 *
 * @throws NotFound
 */
export async function viewableGrant(
  ctx: Context,
  grantId: string,
): Promise<{ id: string; campaignId: string | null; email: string; startsAt: number; endsAt: number }> {
  authorize(ctx, 'audit.grant');
  const id = idOf('auditGrant', grantId);
  return readOwnTenant(ctx, async ({ sql }) => {
    const [grant] = await sql<
      { id: string; campaignId: string | null; email: string; startsAt: number; endsAt: number }[]
    >`
      select id, campaign_id as "campaignId", email, starts_at as "startsAt", ends_at as "endsAt" from audit_grant
      where tenant_id = ${ctx.organizationId} and id = ${id} and ended_at is null and ends_at > ${ctx.clock.now()}::timestamptz`;
    if (!grant) throw new NotFound('grant');
    return { ...grant };
  });
}

export interface MyAudit extends GrantTimes {
  id: string;
  organizationId: string;
  organization: string;
  reason: string;
  /** One campaign alone. */
  narrow: boolean;
  state: Exclude<GrantState, 'invited'>;
}

/** A person's own audits, in whatever organization, those that hold first. Index: audit_grant_person. */
export async function listMyAudits(services: Services, personId: string): Promise<MyAudit[]> {
  const now = services.clock.now();
  return withPerson(services.database, { personId }, async ({ sql }) => {
    const rows = await sql<Omit<MyAudit, 'state'>[]>`
      select g.id, g.tenant_id as "organizationId", o.name as organization, g.starts_at as "startsAt", g.ends_at as "endsAt",
        g.ended_at as "endedAt", g.reason, g.campaign_id is not null as narrow
      from audit_grant g join organization o on o.id = g.tenant_id
      where g.person_id = ${personId} order by g.created_at desc, g.id limit 200`;
    const rank = { live: 0, upcoming: 1, ended: 2 };
    return rows
      .map((row) => ({
        ...row,
        id: publicId('auditGrant', row.id),
        state: grantState({ ...row, accepted: true }, now) as MyAudit['state'],
      }))
      .sort((one, other) => rank[one.state] - rank[other.state]);
  });
}
