import { type AssignmentScope, type Tx, withAssignmentAsPrincipal } from '@ringratt/db';
import { assignmentOfAttempt } from '../attempts/find.ts';
import type { Context } from '../context.ts';
import { Forbidden, NotFound } from '../errors.ts';
import { idOf } from '../named.ts';
import { authorize } from '../permissions.ts';

/**
 * What the contact center that called does about one of its calls, written where the sale lies, in the principal's
 * tenant.
 *
 * @throws NotFound where the attempt is not the organization's
 * @throws Forbidden without the right, or but for the contact center that called
 */
export async function inOwnCall<T>(
  ctx: Context,
  given: string,
  work: (tx: Tx, assignment: AssignmentScope, attemptId: string) => Promise<T>,
  options: { readOnly?: boolean } = {},
): Promise<T> {
  const attemptId = idOf('attempt', given);
  const assignmentId = await assignmentOfAttempt(ctx, attemptId, 'attempt');
  const found = await withAssignmentAsPrincipal(
    ctx.database,
    { organizationId: ctx.organizationId, assignmentId, ...options },
    async (tx, assignment) => {
      authorize(ctx, 'sale.record');
      if (assignment.contactCenterId !== ctx.organizationId) throw new Forbidden('sale.record');
      return { value: await work(tx, assignment, attemptId) };
    },
  );
  if (found === null) throw new NotFound('attempt');
  return found.value;
}
