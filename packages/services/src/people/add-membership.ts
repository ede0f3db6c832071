import { withTenant } from '@ringratt/db';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Conflict } from '../errors.ts';
import { publicId } from '../ids.ts';
import { authorize } from '../permissions.ts';
import type { Role } from '../roles.ts';

/** Gives a person a role in the acting organization. Auditors come by grants. */
export async function addMembership(
  ctx: Context,
  input: { personId: string; role: Exclude<Role, 'auditor'> },
): Promise<void> {
  authorize(ctx, 'member.write');
  await withTenant(ctx.database, { tenantId: ctx.organizationId }, async (tx) => {
    const made = await tx.sql`
      insert into membership (tenant_id, person_id, role, created_at)
      values (${ctx.organizationId}, ${input.personId}, ${input.role}, ${ctx.clock.now()}::timestamptz)
      on conflict do nothing`;
    if (made.count === 0) throw new Conflict('already-member', 'The person is a member already.');
    await recordEvent(tx, ctx, {
      action: 'member.added',
      subject: publicId('person', input.personId),
      body: { role: input.role },
    });
  });
}
