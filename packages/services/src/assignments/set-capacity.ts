import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { authorize } from '../permissions.ts';
import { inAssignmentForCenter } from './as-center.ts';

const schema = z.object({
  assignmentId: z.string(),
  agents: z.number({ error: 'required' }).int().min(1, 'required').max(10_000, 'tooLarge'),
  attemptsPerAgentHour: z.number({ error: 'required' }).int().min(1, 'required').max(600, 'tooLarge'),
  hopper: z.number().int().min(0).max(1_000_000).default(0),
});

/** How many agents dial and how fast: what the planner spreads slots by. */
export async function setCapacity(ctx: Context, input: z.input<typeof schema>): Promise<void> {
  authorize(ctx, 'assignment.write');
  const given = parseInput(schema, input);
  return inAssignmentForCenter(ctx, given.assignmentId, async (tx, { assignmentId }) => {
    await tx.sql`
      update assignment set agents = ${given.agents}, attempts_per_agent_hour = ${given.attemptsPerAgentHour},
        hopper = ${given.hopper}
      where tenant_id = ${tx.tenantId} and id = ${assignmentId} and contact_center_id = ${ctx.organizationId}`;
    const { assignmentId: _, ...body } = given;
    await recordEvent(tx, ctx, {
      action: 'assignment.capacity-set',
      subject: publicId('assignment', assignmentId),
      assignmentId,
      body,
    });
  });
}
