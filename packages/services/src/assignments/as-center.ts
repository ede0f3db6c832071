import { type AssignmentScope, type Tx, withAssignment } from '@ringratt/db';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { idOf } from '../named.ts';

/** One assignment of the acting contact center's, or "does not exist". */
export async function inAssignmentForCenter<T>(
  ctx: Context,
  assignmentId: string,
  work: (tx: Tx, assignment: AssignmentScope) => Promise<T>,
  options: { readOnly?: boolean } = {},
): Promise<T> {
  const result = await withAssignment(
    ctx.database,
    { organizationId: ctx.organizationId, assignmentId: idOf('assignment', assignmentId), ...options },
    async (tx, assignment) => ({ value: await work(tx, assignment) }),
  );
  if (!result) throw new NotFound('assignment');
  return result.value;
}
