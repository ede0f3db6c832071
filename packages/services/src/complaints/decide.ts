import { z } from 'zod';
import { inAssignmentOfParties } from '../assignments/through-principal.ts';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Conflict, NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { parseInput, typedText } from '../input.ts';
import { idOf } from '../named.ts';
import { meetObligation } from '../obligations/close.ts';
import { nameOfActing } from '../people/name-of-actor.ts';
import { authorize } from '../permissions.ts';
import { getComplaint } from './list.ts';
import { complaintDecisions } from './schemas.ts';

const schema = z.object({
  complaintId: z.string(),
  decision: z.enum(complaintDecisions, { error: 'required' }),
  /** What the consumer is answered, with the reasons. */
  answer: typedText(4_000),
});

/**
 * Decides a complaint, once, as either party (4.1): the decision is dated, and what was due is met.
 *
 * @throws Conflict `decided` where it was decided before
 */
export async function decideComplaint(ctx: Context, input: z.input<typeof schema>): Promise<void> {
  authorize(ctx, 'complaint.decide');
  const given = parseInput(schema, input);
  const id = idOf('complaint', given.complaintId);
  const { assignmentId: of } = await getComplaint(ctx, given.complaintId);
  const [now, name] = [ctx.clock.now(), await nameOfActing(ctx)];
  return inAssignmentOfParties(
    ctx,
    { assignmentId: of, permission: 'complaint.decide' },
    async (tx, { assignmentId }) => {
      const [row] = await tx.sql<{ decidedAt: number | null }[]>`
      select decided_at as "decidedAt" from complaint
      where tenant_id = ${tx.tenantId} and id = ${id} and assignment_id = ${assignmentId} for update`;
      if (!row) throw new NotFound('complaint');
      if (row.decidedAt !== null) throw new Conflict('decided', 'The complaint is decided already.');
      await tx.sql`
      update complaint set decision = ${given.decision}, answer = ${given.answer}, decided_at = ${now}::timestamptz,
        decided_by = ${name}
      where tenant_id = ${tx.tenantId} and id = ${id}`;
      const subject = publicId('complaint', id);
      await recordEvent(tx, ctx, {
        action: 'complaint.decided',
        subject,
        assignmentId,
        body: { decision: given.decision, by: name },
      });
      await meetObligation(tx, ctx, { duty: 'conduct', subject, evidence: { decision: given.decision } });
    },
  );
}
