import { withAssignmentAsPrincipal } from '@ringratt/db';
import type { Context } from '../context.ts';

/** Whether the assignment is one of the organization's, as principal or as contact center. */
export async function reachesAssignment(ctx: Context, assignmentId: string): Promise<boolean> {
  const found = await withAssignmentAsPrincipal(
    ctx.database,
    { organizationId: ctx.organizationId, assignmentId, readOnly: true },
    async () => true,
  );
  return found === true;
}
