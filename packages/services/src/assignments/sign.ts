import { withAssignment } from '@ringratt/db';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Conflict, NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { inOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';

/**
 * Signs the agreement on who answers for what (6), as the side the acting organization has in the
 * assignment. With both signatures and the invitation accepted, the assignment goes live; the gate keeps
 * claims shut until its other conditions are met too.
 *
 * @throws Conflict `step-not-possible` before the center has accepted
 */
export async function signAssignment(
  ctx: Context,
  input: { assignmentId: string; side: 'principal' | 'contactCenter' },
): Promise<{ live: boolean }> {
  authorize(ctx, 'assignment.sign');
  const { side } = input;
  const assignmentId = idOf('assignment', input.assignmentId);
  const now = ctx.clock.now();
  const event = {
    action: 'assignment.signed',
    subject: publicId('assignment', assignmentId),
    assignmentId,
    body: { side },
  };
  if (side === 'principal') {
    return inOwnTenant(ctx, async (tx) => {
      const [row] = await tx.sql<{ state: string }[]>`
        update assignment set principal_signed_at = coalesce(principal_signed_at, ${now}::timestamptz),
          state = case when state = 'accepted' and contact_center_signed_at is not null then 'live' else state end
        where tenant_id = ${ctx.organizationId} and id = ${assignmentId} and state in ('invited', 'accepted', 'live', 'paused')
        returning state`;
      if (!row) throw new NotFound('assignment');
      await recordEvent(tx, ctx, event);
      return { live: row.state === 'live' };
    });
  }
  const result = await withAssignment(
    ctx.database,
    { organizationId: ctx.organizationId, assignmentId },
    async (tx) => {
      const [row] = await tx.sql<{ state: string }[]>`
      update assignment set contact_center_signed_at = coalesce(contact_center_signed_at, ${now}::timestamptz),
        state = case when state = 'accepted' and principal_signed_at is not null then 'live' else state end
      where tenant_id = ${tx.tenantId} and id = ${assignmentId} and contact_center_id = ${ctx.organizationId}
        and state in ('accepted', 'live', 'paused')
      returning state`;
      if (!row) throw new Conflict('step-not-possible', 'Accept the invitation before signing.');
      await recordEvent(tx, ctx, event);
      return { live: row.state === 'live' };
    },
  );
  if (!result) throw new NotFound('assignment');
  return result;
}
