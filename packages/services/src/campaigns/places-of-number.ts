import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { numberKey } from '../numbers/key.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';

/**
 * The acting principal's assignments that have a number on a list, newest first. Index: contact_key.
 *
 * @param number E.164
 */
export async function assignmentsWithNumber(ctx: Context, number: string): Promise<string[]> {
  authorize(ctx, 'number.read');
  const key = numberKey(ctx.secrets, number);
  return readOwnTenant(ctx, async ({ sql }) => {
    const rows = await sql<{ id: string }[]>`
      select c.assignment_id as id from contact c
      where c.tenant_id = ${ctx.organizationId} and c.number_key = ${key} order by c.created_at desc limit 20`;
    return rows.map((row) => publicId('assignment', row.id));
  });
}
