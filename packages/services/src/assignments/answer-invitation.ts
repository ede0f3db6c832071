import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Conflict } from '../errors.ts';
import { publicId } from '../ids.ts';
import { authorize } from '../permissions.ts';
import { inAssignmentForCenter } from './as-center.ts';

/**
 * The contact center accepts or declines its invitation. Answering again what was answered changes nothing.
 *
 * @throws Conflict `step-not-possible` once it was answered otherwise
 */
export async function answerInvitation(
  ctx: Context,
  input: { assignmentId: string; answer: 'accepted' | 'declined' },
): Promise<void> {
  authorize(ctx, 'assignment.write');
  return inAssignmentForCenter(ctx, input.assignmentId, async (tx, assignment) => {
    const { assignmentId } = assignment;
    if (assignment.state === input.answer) return;
    const moved = await tx.sql`
      update assignment set state = ${input.answer}
      where tenant_id = ${tx.tenantId} and id = ${assignmentId} and contact_center_id = ${ctx.organizationId}
        and state = 'invited'`;
    if (moved.count === 0) throw new Conflict('step-not-possible', 'The invitation was answered already.');
    await recordEvent(tx, ctx, {
      action: `assignment.${input.answer}`,
      subject: publicId('assignment', assignmentId),
      assignmentId,
    });
  });
}
