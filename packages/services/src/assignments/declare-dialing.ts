import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { authorize } from '../permissions.ts';
import { inAssignmentForCenter } from './as-center.ts';

const schema = z.object({
  assignmentId: z.string(),
  /** First is the one a claim gets when it names none. */
  modes: z
    .array(z.enum(['manual', 'preview', 'progressive', 'predictive', 'automated']))
    .min(1, 'required')
    .max(5),
});

/** The contact center declares how it dials: no machine detection and no delay before the agent speaks (3.3). */
export async function declareDialing(ctx: Context, input: z.input<typeof schema>): Promise<void> {
  authorize(ctx, 'assignment.write');
  const { modes, ...named } = parseInput(schema, input);
  return inAssignmentForCenter(ctx, named.assignmentId, async (tx, { assignmentId }) => {
    await tx.sql`
      update assignment set dialing_modes = ${[...new Set(modes)]}::text[], dialing_declared_at = ${ctx.clock.now()}::timestamptz
      where tenant_id = ${tx.tenantId} and id = ${assignmentId} and contact_center_id = ${ctx.organizationId}`;
    await recordEvent(tx, ctx, {
      action: 'assignment.dialing-declared',
      subject: publicId('assignment', assignmentId),
      assignmentId,
      body: { modes },
    });
  });
}
