import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Conflict, NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { inOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';
import { endNumbersOf } from '../presented-numbers/remove.ts';
import type { CampaignState } from './schemas.ts';

/** From where each step may be taken. */
const steps = {
  start: { from: ['draft'], to: 'live', action: 'campaign.started' },
  pause: { from: ['live'], to: 'paused', action: 'campaign.paused' },
  resume: { from: ['paused'], to: 'live', action: 'campaign.resumed' },
  end: { from: ['draft', 'live', 'paused'], to: 'ended', action: 'campaign.ended' },
} as const satisfies Record<string, { from: readonly CampaignState[]; to: CampaignState; action: string }>;

export type CampaignStep = keyof typeof steps;

/** Which steps a campaign in this state may take. */
export function stepsFrom(state: CampaignState): CampaignStep[] {
  return (Object.keys(steps) as CampaignStep[]).filter((step) =>
    (steps[step].from as readonly CampaignState[]).includes(state),
  );
}

/**
 * Starts, pauses, resumes or ends a campaign. Taking the step that has been taken already changes nothing,
 * so that a double click is one act.
 *
 * @throws Conflict `step-not-possible`
 */
export async function moveCampaign(
  ctx: Context,
  input: { campaignId: string; step: CampaignStep },
): Promise<CampaignState> {
  authorize(ctx, 'campaign.write');
  const step = steps[input.step];
  const campaignId = idOf('campaign', input.campaignId);
  return inOwnTenant(ctx, async (tx) => {
    const [now] = await tx.sql<{ state: CampaignState }[]>`
      select state from campaign where tenant_id = ${ctx.organizationId} and id = ${campaignId} for update`;
    if (!now) throw new NotFound('campaign');
    if (now.state === step.to) return step.to;
    if (!(step.from as readonly string[]).includes(now.state))
      throw new Conflict(
        'step-not-possible',
        `A campaign that is ${now.state} cannot take the step ${input.step}.`,
      );
    await tx.sql`
      update campaign set state = ${step.to}, revision = revision + 1,
        ended_at = ${step.to === 'ended' ? ctx.clock.now() : null}::timestamptz
      where tenant_id = ${ctx.organizationId} and id = ${campaignId}`;
    if (step.to === 'ended') await endNumbersOf(tx, ctx, campaignId);
    await recordEvent(tx, ctx, { action: step.action, subject: publicId('campaign', campaignId) });
    return step.to;
  });
}
