import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Conflict, NotFound } from '../errors.ts';
import { newId, publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { idOf } from '../named.ts';
import { inOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';

const schema = z.object({
  campaignId: z.string(),
  contactCenterId: z.string(),
  agents: z.number().int().min(1, 'required').max(10_000, 'tooLarge').default(1),
  attemptsPerAgentHour: z.number().int().min(1, 'required').max(600, 'tooLarge').default(30),
  hopper: z.number().int().min(0).max(1_000_000).default(0),
});

/**
 * Invites a contact center to a campaign: its part of it, an assignment. One that declined, or whose
 * invitation was withdrawn, may be invited anew to the same part, as long as nobody was called in it.
 *
 * @returns the assignment's public id
 * @throws Conflict `already-invited`
 * @throws NotFound for an organization that is no contact center, as for one that does not exist
 */
export async function inviteContactCenter(ctx: Context, input: z.input<typeof schema>): Promise<string> {
  authorize(ctx, 'assignment.write');
  const given = parseInput(schema, input);
  const campaignId = idOf('campaign', given.campaignId);
  const contactCenterId = idOf('organization', given.contactCenterId);
  return inOwnTenant(ctx, async (tx) => {
    const now = ctx.clock.now();
    const id = newId(now);
    const [campaign] = await tx.sql<{ state: string }[]>`
      select state from campaign where tenant_id = ${ctx.organizationId} and id = ${campaignId} for update`;
    if (!campaign) throw new NotFound('campaign');
    if (campaign.state === 'ended')
      throw new Conflict('ended', 'An ended campaign takes no more contact centers.');
    const [center] = await tx.sql`select from contact_center(${contactCenterId}, null)`;
    if (!center) throw new NotFound('contact center');
    const [made] = await tx.sql<{ id: string }[]>`
      insert into assignment (tenant_id, id, campaign_id, contact_center_id, state, agents, attempts_per_agent_hour, hopper,
        script_version_id, created_at)
      values (${ctx.organizationId}, ${id}, ${campaignId}, ${contactCenterId}, 'invited', ${given.agents},
        ${given.attemptsPerAgentHour}, ${given.hopper},
        (select s.id from script_version s where s.tenant_id = ${ctx.organizationId} and s.campaign_id = ${campaignId}
          and s.approved_at is not null order by s.approved_at desc, s.version desc limit 1),
        ${now}::timestamptz)
      on conflict (tenant_id, campaign_id, contact_center_id) do update set state = 'invited',
        agents = excluded.agents, attempts_per_agent_hour = excluded.attempts_per_agent_hour, hopper = excluded.hopper,
        script_version_id = excluded.script_version_id, principal_signed_at = null, contact_center_signed_at = null,
        ended_at = null
      where assignment.state in ('declined', 'ended') and not exists (select from attempt t
        where t.tenant_id = assignment.tenant_id and t.assignment_id = assignment.id)
      returning id`;
    if (!made)
      throw new Conflict('already-invited', 'The contact center has a part in this campaign already.');
    await recordEvent(tx, ctx, {
      action: 'assignment.invited',
      subject: publicId('assignment', made.id),
      assignmentId: made.id,
      body: {
        campaign: publicId('campaign', campaignId),
        contactCenter: publicId('organization', contactCenterId),
      },
    });
    return publicId('assignment', made.id);
  });
}
