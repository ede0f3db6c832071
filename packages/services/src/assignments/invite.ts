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
 * Invites a contact center to a campaign: its part of it, an assignment.
 *
 * @returns the assignment's public id
 * @throws Conflict `already-invited`
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
    const made = await tx.sql`
      insert into assignment (tenant_id, id, campaign_id, contact_center_id, state, agents, attempts_per_agent_hour, hopper,
        script_version_id, created_at)
      values (${ctx.organizationId}, ${id}, ${campaignId}, ${contactCenterId}, 'invited', ${given.agents},
        ${given.attemptsPerAgentHour}, ${given.hopper},
        (select s.id from script_version s where s.tenant_id = ${ctx.organizationId} and s.campaign_id = ${campaignId}
          order by s.version desc limit 1),
        ${now}::timestamptz)
      on conflict (tenant_id, campaign_id, contact_center_id) do nothing`;
    if (made.count === 0)
      throw new Conflict('already-invited', 'The contact center has a part in this campaign already.');
    await recordEvent(tx, ctx, {
      action: 'assignment.invited',
      subject: publicId('assignment', id),
      assignmentId: id,
      body: {
        campaign: publicId('campaign', campaignId),
        contactCenter: publicId('organization', contactCenterId),
      },
    });
    return publicId('assignment', id);
  });
}
