import type { Tx } from '@ringratt/db';

/** Both parties as a letter names them. */
export interface NamedSides {
  principal: string;
  /** Null where the principal calls for itself. */
  center: string | null;
}

/** The tenant's principal and one contact center, each with its organization number. */
export async function readNamedSides({ sql, tenantId }: Tx, contactCenterId: string): Promise<NamedSides> {
  const rows = await sql<{ id: string; named: string }[]>`
    select id, name || ', ' || organization_number as named from organization
    where id in (${tenantId}, ${contactCenterId})`;
  const named = (id: string) => rows.find((row) => row.id === id)?.named ?? '';
  return {
    principal: named(tenantId),
    center: contactCenterId === tenantId ? null : named(contactCenterId),
  };
}
