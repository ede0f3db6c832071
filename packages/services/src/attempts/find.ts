import { withCenterOverview, withTenant } from '@ringratt/db';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';

/**
 * Which assignment an attempt belongs to, where it is the organization's to touch: as the contact center
 * that made it, or as the principal it was made for.
 *
 * @throws NotFound alike for another's attempt and for none
 */
export async function assignmentOfAttempt(
  ctx: Context,
  attemptId: string,
  noun: 'claim' | 'attempt',
): Promise<string> {
  // The attempt's key begins with the tenant, so its few candidates are named first.
  const asCenter = await withCenterOverview(
    ctx.database,
    { organizationId: ctx.organizationId },
    (tx) => tx.sql<{ assignmentId: string }[]>`
      select assignment_id as "assignmentId" from attempt
      where tenant_id = any (array(select tenant_id from assignment where contact_center_id = ${ctx.organizationId}))
        and id = ${attemptId}`,
  );
  const found =
    asCenter[0] ??
    (
      await withTenant(
        ctx.database,
        { tenantId: ctx.organizationId, readOnly: true },
        (tx) => tx.sql<{ assignmentId: string }[]>`
          select assignment_id as "assignmentId" from attempt where tenant_id = ${ctx.organizationId} and id = ${attemptId}`,
      )
    )[0];
  const narrowed = ctx.actor.kind === 'apiKey' ? ctx.actor.assignmentId : null;
  if (!found || (narrowed !== null && narrowed !== found.assignmentId)) throw new NotFound(noun);
  return found.assignmentId;
}
