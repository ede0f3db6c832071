import { withAssignmentAsPrincipal } from '@ringratt/db';
import { assignmentOfAttempt } from '../attempts/find.ts';
import type { Context } from '../context.ts';
import { Forbidden, NotFound } from '../errors.ts';
import { idOf } from '../named.ts';
import { authorize, type Permission } from '../permissions.ts';
import { authorizeRegisters } from '../registers/own-registers.ts';

/**
 * What the acts on an assignment check first, for a transport that has found the rest of the input at fault
 * and must not say so to somebody who may not know that the subject exists.
 *
 * @throws NotFound where the subject is not the organization's or out of the key's reach
 * @throws Forbidden without the right
 */
export async function checkEntitled(
  ctx: Context,
  asked: {
    permission: Permission;
    /** Only the assignment's own contact center does this. */
    dials: boolean;
    assignmentId?: string | undefined;
    claimId?: string | undefined;
    attemptId?: string | undefined;
  },
): Promise<void> {
  const { permission, dials } = asked;
  let assignmentId: string | null = null;
  if (asked.claimId !== undefined) {
    assignmentId = await assignmentOfAttempt(ctx, idOf('claim', asked.claimId), 'claim');
  } else if (asked.attemptId !== undefined) {
    assignmentId = await assignmentOfAttempt(ctx, idOf('attempt', asked.attemptId), 'attempt');
  } else if (asked.assignmentId !== undefined) {
    assignmentId = idOf('assignment', asked.assignmentId);
  }
  if (assignmentId === null)
    return permission === 'register.write' ? authorizeRegisters(ctx) : authorize(ctx, permission);
  const narrowed = ctx.actor.kind === 'apiKey' ? ctx.actor.assignmentId : null;
  if (narrowed !== null && narrowed !== assignmentId) throw new NotFound('assignment');
  const found = await withAssignmentAsPrincipal(
    ctx.database,
    { organizationId: ctx.organizationId, assignmentId, readOnly: true },
    async (_, assignment) => assignment,
  );
  if (found === null) throw new NotFound('assignment');
  authorize(ctx, permission);
  if (dials && found.contactCenterId !== ctx.organizationId) throw new Forbidden(permission);
}
