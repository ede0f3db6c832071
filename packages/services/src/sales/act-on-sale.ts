import { type Tx, withAssignmentAsPrincipal } from '@ringratt/db';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { idOf } from '../named.ts';
import { authorize, type Permission } from '../permissions.ts';
import { readSale, type SaleRow } from './facts.ts';
import { assignmentOfSale } from './get.ts';

/**
 * An act on a sale by either of its parties, under the sale's row: one at a time goes on with it.
 *
 * @throws NotFound alike for another's sale and for none
 * @throws Forbidden
 */
export async function actOnSale<T>(
  ctx: Context,
  given: string,
  permission: Permission,
  work: (tx: Tx, sale: SaleRow) => Promise<T>,
): Promise<T> {
  const id = idOf('sale', given);
  const assignmentId = await assignmentOfSale(ctx, id);
  const done = await withAssignmentAsPrincipal(
    ctx.database,
    { organizationId: ctx.organizationId, assignmentId },
    async (tx) => {
      authorize(ctx, permission);
      return { value: await work(tx, await readSale(tx, id, { lock: true })) };
    },
  );
  if (!done) throw new NotFound('sale');
  return done.value;
}
