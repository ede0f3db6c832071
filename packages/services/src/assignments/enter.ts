import { type AssignmentScope, type Tx, withAssignment, withTenant } from '@ringratt/db';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { authorize, type Permission } from '../permissions.ts';

/**
 * Reads under one assignment, as its contact center or as its principal.
 *
 * @throws NotFound alike for another's assignment and for none, also for a key narrowed to another
 * @throws Forbidden without the permission
 */
export async function readAssignment<T>(
  ctx: Context,
  assignmentId: string,
  permission: Permission,
  work: (tx: Tx, assignment: AssignmentScope) => Promise<T>,
): Promise<T> {
  if (
    ctx.actor.kind === 'apiKey' &&
    ctx.actor.assignmentId !== null &&
    ctx.actor.assignmentId !== assignmentId
  ) {
    throw new NotFound('assignment');
  }
  const scope = { organizationId: ctx.organizationId, assignmentId, readOnly: true };
  const asCenter = await withAssignment(ctx.database, scope, async (tx, assignment) => {
    authorize(ctx, permission);
    return { value: await work(tx, assignment) };
  });
  if (asCenter) return asCenter.value;
  const side = ctx.actor.kind === 'person' && ctx.actor.role === 'auditor' ? 'auditor' : 'principal';
  const asPrincipal = await withTenant(
    ctx.database,
    { tenantId: ctx.organizationId, side, readOnly: true },
    async (tx) => {
      const [assignment] = await tx.sql<AssignmentScope[]>`
        select tenant_id as "tenantId", id as "assignmentId", campaign_id as "campaignId",
          contact_center_id as "contactCenterId", state
        from assignment where tenant_id = ${ctx.organizationId} and id = ${assignmentId}`;
      if (!assignment) return null;
      authorize(ctx, permission);
      return { value: await work(tx, assignment) };
    },
  );
  if (asPrincipal) return asPrincipal.value;
  throw new NotFound('assignment');
}
