import type { AttemptOutcome } from '@ringratt/rules';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { idOf } from '../named.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { cutPage, openInstantCursor, type Page, pageInput } from '../page.ts';
import { authorize } from '../permissions.ts';

export interface CampaignAttempt {
  id: string;
  startedAt: number;
  number: string;
  center: string;
  state: 'claimed' | 'dialed' | 'ended' | 'expired' | 'released';
  outcome: AttemptOutcome | null;
  rings: number | null;
  talkSeconds: number | null;
  /** This attempt's place among the center's to the number on its local day, and in 720 hours. */
  ofDay: number;
  ofThirtyDays: number;
  /** The duty an incident was opened for. */
  breach: string | null;
  /** When the number's next slot begins. */
  nextSlotAt: number | null;
}

const schema = pageInput.extend({ campaignId: z.string() });

/**
 * A campaign's attempts over all its contact centers, newest first. Indexes: attempt_latest from the end of each
 * assignment for the page; attempt_key, incident_attempt and slot_contact beside each of its rows.
 */
export async function listCampaignAttempts(
  ctx: Context,
  input: z.input<typeof schema>,
): Promise<Page<CampaignAttempt>> {
  authorize(ctx, 'attempt.read');
  const { cursor, limit, ...named } = parseInput(schema, input);
  const campaignId = idOf('campaign', named.campaignId);
  const after = openInstantCursor(cursor);
  return readOwnTenant(ctx, async ({ sql }) => {
    // Subtracting is not leakproof: done beside the index's condition, row-level security would keep it from the index.
    const rows = await sql<CampaignAttempt[]>`
      with page as (
        select t.*, t.started_at - interval '720 hours' as thirty_days_before
        from assignment s cross join lateral (
          select id, started_at, number, number_key, contact_center_id, contact_id, state, outcome, rings, talk_seconds
          from attempt where tenant_id = ${ctx.organizationId} and assignment_id = s.id
            ${after ? sql`and started_at <= ${after.key}::timestamptz and (started_at < ${after.key}::timestamptz or id > ${after.id}::uuid)` : sql``}
          order by started_at desc, id limit ${limit + 1}) t
        where s.tenant_id = ${ctx.organizationId} and s.campaign_id = ${campaignId}
        order by t.started_at desc, t.id limit ${limit + 1}
      )
      select p.id, p.started_at as "startedAt", p.number, g.name as center, p.state, p.outcome, p.rings,
        p.talk_seconds as "talkSeconds", h.of_day as "ofDay", h.of_thirty as "ofThirtyDays",
        (select i.duty from incident i where i.tenant_id = ${ctx.organizationId} and i.attempt_id = p.id limit 1) as breach,
        (select min(s.not_before) from slot s where s.tenant_id = ${ctx.organizationId} and s.contact_id = p.contact_id
          and s.state = 'planned') as "nextSlotAt"
      from page p join organization g on g.id = p.contact_center_id
      cross join lateral (
        select count(*) filter (where a.contact_center_id = p.contact_center_id
            and (a.started_at at time zone 'Europe/Stockholm')::date = (p.started_at at time zone 'Europe/Stockholm')::date) as of_day,
          count(*) as of_thirty
        from attempt a where a.tenant_id = ${ctx.organizationId} and a.campaign_id = ${campaignId}
          and a.number_key = p.number_key and a.started_at <= p.started_at
          and a.started_at > p.thirty_days_before
          and a.state <> 'released' and a.outcome is distinct from 'failed'
      ) h
      order by p.started_at desc, p.id`;
    return cutPage(
      rows,
      limit,
      (row) => ({ ...row, id: publicId('attempt', row.id) }),
      (row) => ({ key: row.startedAt, id: row.id }),
    );
  });
}
