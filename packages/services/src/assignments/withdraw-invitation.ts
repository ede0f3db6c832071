import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Conflict, NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { inOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';

/**
 * The principal takes back an invitation that has no answer yet. Taking it back again changes nothing.
 *
 * @throws Conflict `step-not-possible` once it was answered
 */
export async function withdrawCenterInvitation(ctx: Context, input: { assignmentId: string }): Promise<void> {
  authorize(ctx, 'assignment.write');
  const assignmentId = idOf('assignment', input.assignmentId);
  return inOwnTenant(ctx, async (tx) => {
    const [now] = await tx.sql<{ state: string }[]>`
      select state from assignment where tenant_id = ${ctx.organizationId} and id = ${assignmentId} for update`;
    if (!now) throw new NotFound('assignment');
    if (now.state === 'ended') return;
    if (now.state !== 'invited')
      throw new Conflict('step-not-possible', 'The contact center has answered the invitation.');
    await tx.sql`
      update assignment set state = 'ended', ended_at = ${ctx.clock.now()}::timestamptz
      where tenant_id = ${ctx.organizationId} and id = ${assignmentId}`;
    await recordEvent(tx, ctx, {
      action: 'assignment.withdrawn',
      subject: publicId('assignment', assignmentId),
      assignmentId,
    });
  });
}
