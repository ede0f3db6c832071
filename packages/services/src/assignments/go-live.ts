import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { AssignmentNotLive, Conflict } from '../errors.ts';
import { publicId } from '../ids.ts';
import { authorize } from '../permissions.ts';
import { inAssignmentAsParty } from '../responsibility/as-party.ts';
import { unmetConditions } from './gate.ts';
import { readTerms } from './terms.ts';

/**
 * Opens an assignment for calling: only when every condition of the gate holds (table E), and only because
 * somebody of either party says so. Open already, nothing changes.
 *
 * @throws AssignmentNotLive with the ids of the open conditions
 * @throws Conflict `step-not-possible` before the invitation is accepted and after the parties have parted
 */
export async function goLive(ctx: Context, input: { assignmentId: string }): Promise<void> {
  authorize(ctx, 'assignment.write');
  return inAssignmentAsParty(ctx, input.assignmentId, async (tx, { assignmentId }) => {
    const [row] = await tx.sql<{ state: string }[]>`
      select state from assignment where tenant_id = ${tx.tenantId} and id = ${assignmentId} for no key update`;
    if (row?.state === 'live') return;
    if (row?.state !== 'accepted' && row?.state !== 'paused') {
      throw new Conflict('step-not-possible', 'Only an accepted assignment goes live.');
    }
    const terms = await readTerms(tx, { assignmentId });
    const unmet = unmetConditions(terms, ctx.clock.now());
    if (unmet.length > 0) throw new AssignmentNotLive(unmet);
    await tx.sql`
      update assignment set state = 'live', gate_unmet = '{}', gate_lapsed_at = null
      where tenant_id = ${tx.tenantId} and id = ${assignmentId}`;
    await recordEvent(tx, ctx, {
      action: 'assignment.opened',
      subject: publicId('assignment', assignmentId),
      assignmentId,
    });
  });
}
