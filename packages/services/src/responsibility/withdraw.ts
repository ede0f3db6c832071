import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Conflict } from '../errors.ts';
import { publicId } from '../ids.ts';
import { authorize } from '../permissions.ts';
import { inAssignmentAsParty } from './as-party.ts';
import { lockVersions, voidSignatures } from './versions.ts';

/**
 * Takes the open version back. What both have signed goes on holding.
 *
 * @throws Conflict `step-not-possible` where no version is open, or the other party opened it
 */
export async function withdrawProposal(ctx: Context, input: { assignmentId: string }): Promise<void> {
  authorize(ctx, 'assignment.write');
  return inAssignmentAsParty(ctx, input.assignmentId, async (tx, { assignmentId }) => {
    const open = (await lockVersions(tx, assignmentId)).find(({ state }) => state === 'proposed');
    if (open?.openedBy !== ctx.organizationId) {
      throw new Conflict('step-not-possible', 'Only the party that opened a version takes it back.');
    }
    const now = ctx.clock.now();
    await tx.sql`update responsibility_version set state = 'withdrawn', closed_at = ${now}::timestamptz
      where tenant_id = ${tx.tenantId} and id = ${open.id}`;
    const voided = await voidSignatures(tx, open.id, assignmentId, now);
    await recordEvent(tx, ctx, {
      action: 'responsibility.withdrawn',
      subject: publicId('assignment', assignmentId),
      assignmentId,
      body: { version: open.version, voided },
    });
  });
}
