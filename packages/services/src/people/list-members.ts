import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';
import type { Role } from '../roles.ts';

export interface Member {
  id: string;
  name: string;
  email: string;
  role: Role;
  /** A manager who was given the right to sign. */
  signs: boolean;
  createdAt: number;
}

/** The organization's people. Index: membership_pkey (tenant first). */
export async function listMembers(ctx: Context): Promise<Member[]> {
  authorize(ctx, 'organization.read');
  return readOwnTenant(ctx, async ({ sql }) => {
    const rows = await sql<Member[]>`
      select p.id, p.name, p.email, m.role, m.signs, m.created_at as "createdAt"
      from membership m join person p on p.id = m.person_id
      where m.tenant_id = ${ctx.organizationId} and m.role <> 'auditor' order by p.name, p.id limit 500`;
    return rows.map((row) => ({ ...row, id: publicId('person', row.id) }));
  });
}
