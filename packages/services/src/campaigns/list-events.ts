import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';

export interface EventRow {
  at: number;
  action: string;
  actorKind: 'person' | 'apiKey' | 'job';
  /** The person's name where it is one of the organization's people. */
  actorName: string | null;
  body: Record<string, unknown>;
}

/** What was done to the campaign itself, newest first. Index: event_subject. */
export async function listCampaignEvents(ctx: Context, given: string): Promise<EventRow[]> {
  authorize(ctx, 'event.read');
  const campaignId = idOf('campaign', given);
  return readOwnTenant(ctx, async ({ sql }) => {
    const auditor = ctx.actor.kind === 'person' && ctx.actor.role === 'auditor';
    // The auditor's role reads no people: names stay with the audited organization.
    const name = auditor ? sql`null::text` : sql`(select p.name from person p where p.id::text = e.actor_id)`;
    return [
      ...(await sql<EventRow[]>`
        select e.at, e.action, e.actor_kind as "actorKind", ${name} as "actorName", e.body
        from event e where e.tenant_id = ${ctx.organizationId} and e.subject = ${publicId('campaign', campaignId)}
        order by e.at desc limit 200`),
    ];
  });
}
