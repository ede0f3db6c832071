import type { Tx } from '@ringratt/db';
import { readAssignment } from '../assignments/enter.ts';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { internalId, publicId } from '../ids.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';

/** A chain that the actor may read. */
export interface EnteredChain {
  /** `org_…` or `asg_…`. */
  id: string;
  tenantId: string;
  chain: string;
  /** Another organization holds its head. */
  witnessed: boolean;
}

/**
 * Reads under one chain: the organization's own, or an assignment's as either of its parties.
 *
 * @throws NotFound for another's chain and for none alike
 * @throws Forbidden without the right to read events
 */
export function readChain<T>(
  ctx: Context,
  id: string,
  work: (tx: Tx, chain: EnteredChain) => Promise<T>,
): Promise<T> {
  const assignmentId = internalId('assignment', id);
  if (assignmentId) {
    return readAssignment(ctx, assignmentId, 'event.read', (tx, { tenantId, contactCenterId }) =>
      work(tx, { id, tenantId, chain: assignmentId, witnessed: contactCenterId !== tenantId }),
    );
  }
  const narrowed = ctx.actor.kind === 'apiKey' && ctx.actor.assignmentId !== null;
  if (narrowed || id !== publicId('organization', ctx.organizationId)) throw new NotFound('chain');
  authorize(ctx, 'event.read');
  const { organizationId } = ctx;
  return readOwnTenant(ctx, (tx) =>
    work(tx, { id, tenantId: organizationId, chain: organizationId, witnessed: false }),
  );
}
