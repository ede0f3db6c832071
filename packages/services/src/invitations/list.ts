import { withTenant } from '@ringratt/db';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';
import type { Role } from '../roles.ts';

export interface InvitationRow {
  id: string;
  email: string;
  role: Role;
  signs: boolean;
  createdAt: number;
  expiresAt: number;
}

/** Those that are open, newest first. Index: invitation_created. */
export async function listInvitations(ctx: Context): Promise<InvitationRow[]> {
  authorize(ctx, 'member.write');
  return readOwnTenant(ctx, async ({ sql }) => {
    const rows = await sql<InvitationRow[]>`
      select id, email, role, signs, created_at as "createdAt", expires_at as "expiresAt" from invitation
      where tenant_id = ${ctx.organizationId} and role <> 'auditor' and accepted_at is null and withdrawn_at is null
        and expires_at > ${ctx.clock.now()}::timestamptz
      order by created_at desc, id limit 200`;
    return rows.map((row) => ({ ...row, id: publicId('invitation', row.id) }));
  });
}

/** The link opens nothing any more. */
export async function withdrawMemberInvitation(ctx: Context, invitationId: string): Promise<void> {
  authorize(ctx, 'member.write');
  const id = idOf('invitation', invitationId);
  await withTenant(ctx.database, { tenantId: ctx.organizationId }, async (tx) => {
    const withdrawn = await tx.sql`
      update invitation set withdrawn_at = ${ctx.clock.now()}::timestamptz
      where tenant_id = ${tx.tenantId} and id = ${id} and accepted_at is null and withdrawn_at is null`;
    if (withdrawn.count === 0) throw new NotFound('invitation');
    await recordEvent(tx, ctx, { action: 'member.invitationWithdrawn', subject: publicId('invitation', id) });
  });
}
