import type { Context } from '../context.ts';
import { Invalid, NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';

export interface FoundContactCenter {
  id: string;
  name: string;
  organizationNumber: string;
}

/** The ten digits of an organization number in any spelling, `16` before them or not; null for anything else. */
export function organizationDigits(given: string): string | null {
  const digits = given.replace(/[\s-]/g, '').replace(/^16(?=\d{10}$)/, '');
  return /^\d{10}$/.test(digits) ? digits : null;
}

/**
 * The one contact center with exactly this organization number, so that it can be invited: its name, and
 * nothing else. A part of a number, or a name, finds nothing: who uses the service is nobody's list to read.
 *
 * @throws Invalid for what is no organization number
 * @throws NotFound where no contact center has it
 */
export async function findContactCenter(
  ctx: Context,
  input: { organizationNumber: string },
): Promise<FoundContactCenter> {
  authorize(ctx, 'assignment.write');
  const digits = organizationDigits(input.organizationNumber);
  if (digits === null)
    throw new Invalid([{ path: 'organizationNumber', message: 'notAnOrganizationNumber' }]);
  return readOwnTenant(ctx, async ({ sql }) => {
    const [row] = await sql<{ id: string; name: string; number: string }[]>`
      select organization_id as id, name, number from contact_center(null, ${digits})`;
    if (!row) throw new NotFound('contact center');
    return {
      id: publicId('organization', row.id),
      name: row.name,
      organizationNumber: `${digits.slice(0, 6)}-${digits.slice(6)}`,
    };
  });
}

export interface KnownContactCenter extends FoundContactCenter {
  /** Campaigns it has a part in, or has had. */
  assignments: number;
}

/** The contact centers that the principal has invited before, by name. Index: assignment_center. */
export async function listKnownContactCenters(ctx: Context): Promise<KnownContactCenter[]> {
  authorize(ctx, 'assignment.read');
  return readOwnTenant(ctx, async ({ sql }) => {
    const rows = await sql<KnownContactCenter[]>`
      select g.id, g.name, g.organization_number as "organizationNumber", count(*) as assignments
      from assignment a join organization g on g.id = a.contact_center_id
      where a.tenant_id = ${ctx.organizationId} group by g.id order by g.name, g.id limit 200`;
    return rows.map((row) => ({ ...row, id: publicId('organization', row.id) }));
  });
}
