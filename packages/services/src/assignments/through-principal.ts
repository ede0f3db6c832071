import { type AssignmentScope, type Tx, withAssignmentAsPrincipal } from '@ringratt/db';
import type { Context } from '../context.ts';
import { Forbidden, NotFound } from '../errors.ts';
import { idOf } from '../named.ts';
import { authorize, type Permission } from '../permissions.ts';

export interface PartyScope extends AssignmentScope {
  /** The side of the acting organization; one that is both acts as principal. */
  side: 'principal' | 'contactCenter';
}

/**
 * An act of either party that opens what is due between them: authorized through the assignment, then written in
 * the principal's tenant, where obligations lie.
 *
 * @throws NotFound for another's assignment
 * @throws Forbidden without the permission, or where only the other side does this
 */
export async function inAssignmentOfParties<T>(
  ctx: Context,
  given: { assignmentId: string; permission: Permission; only?: 'contactCenter' },
  work: (tx: Tx, scope: PartyScope) => Promise<T>,
): Promise<T> {
  const assignmentId = idOf('assignment', given.assignmentId);
  if (ctx.actor.kind === 'apiKey' && (ctx.actor.assignmentId ?? assignmentId) !== assignmentId)
    throw new NotFound('assignment');
  const found = await withAssignmentAsPrincipal(
    ctx.database,
    { organizationId: ctx.organizationId, assignmentId },
    async (tx, scope) => {
      authorize(ctx, given.permission);
      if (given.only && scope.contactCenterId !== ctx.organizationId) throw new Forbidden(given.permission);
      const side = scope.tenantId === ctx.organizationId ? 'principal' : 'contactCenter';
      return { value: await work(tx, { ...scope, side }) };
    },
  );
  if (!found) throw new NotFound('assignment');
  return found.value;
}
