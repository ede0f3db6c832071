import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';

export interface PartTotals {
  assignmentId: string;
  center: string;
  agents: number;
  /** Contacts, and attempts that count, as the worker counted them last; null before its first count. */
  contacts: number | null;
  attempts: number | null;
  incidents: number;
}

type Counts = Record<string, number>;
type Row = Omit<PartTotals, 'contacts' | 'attempts'> & { contacts: Counts | null; attempts: Counts | null };

const sumOf = (counts: Counts) => Object.values(counts).reduce((sum, count) => sum + count, 0);

/** Attempts and incidents of each assignment of a campaign. Indexes: assignment_center, assignment_totals_pkey. */
export async function campaignTotals(ctx: Context, campaignIdOrName: string): Promise<PartTotals[]> {
  authorize(ctx, 'campaign.read');
  const campaignId = idOf('campaign', campaignIdOrName);
  return readOwnTenant(ctx, async ({ sql }) => {
    const rows = await sql<Row[]>`
      select a.id as "assignmentId", g.name as center, a.agents, t.counts -> 'contacts' as contacts, t.counts -> 'attempts' as attempts,
        (select count(*) from incident i where i.tenant_id = a.tenant_id and i.assignment_id = a.id) as incidents
      from assignment a join organization g on g.id = a.contact_center_id
      left join assignment_totals t on t.tenant_id = a.tenant_id and t.assignment_id = a.id
      where a.tenant_id = ${ctx.organizationId} and a.campaign_id = ${campaignId} order by g.name`;
    return rows.map((row) => ({
      ...row,
      assignmentId: publicId('assignment', row.assignmentId),
      contacts: row.contacts && sumOf(row.contacts),
      attempts: row.attempts && sumOf({ ...row.attempts, released: 0 }),
    }));
  });
}
