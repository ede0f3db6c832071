import { type AssignmentScope, type Tx, withAssignment, withTenant } from '@ringratt/db';
import type { Context } from '../context.ts';
import { Conflict, NotFound } from '../errors.ts';
import { idOf } from '../named.ts';

export type Side = 'principal' | 'contactCenter';

/** An assignment as one of its parties has entered it. An organization that is both sides acts as both. */
export interface PartyScope extends AssignmentScope {
  readonly sides: readonly Side[];
}

/**
 * Acts in one assignment, as its contact center or as its principal: the two do the same things here.
 *
 * @throws NotFound alike for another's assignment and for none
 */
export async function inAssignmentAsParty<T>(
  ctx: Context,
  given: string,
  work: (tx: Tx, scope: PartyScope) => Promise<T>,
): Promise<T> {
  const assignmentId = idOf('assignment', given);
  const { organizationId } = ctx;
  const asCenter = await withAssignment(
    ctx.database,
    { organizationId, assignmentId },
    async (tx, scope) => ({
      value: await work(tx, { ...scope, sides: sidesOf(scope, 'contactCenter') }),
    }),
  );
  if (asCenter) return asCenter.value;
  return withTenant(ctx.database, { tenantId: organizationId }, async (tx) => {
    const [scope] = await tx.sql<AssignmentScope[]>`
      select tenant_id as "tenantId", id as "assignmentId", campaign_id as "campaignId",
        contact_center_id as "contactCenterId", state
      from assignment where tenant_id = ${organizationId} and id = ${assignmentId}`;
    if (!scope) throw new NotFound('assignment');
    return work(tx, { ...scope, sides: sidesOf(scope, 'principal') });
  });
}

export function sidesOf(scope: AssignmentScope, entered: Side): readonly Side[] {
  return scope.tenantId === scope.contactCenterId ? ['principal', 'contactCenter'] : [entered];
}

/** @throws Conflict `ended` once the parties have parted */
export function requireNegotiable(scope: AssignmentScope): void {
  if (!['invited', 'accepted', 'live', 'paused'].includes(scope.state)) {
    throw new Conflict('ended', 'The parties of this assignment have parted.');
  }
}
