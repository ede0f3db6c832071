import type { Tx } from '@ringratt/db';
import { recordEvent } from '../audit/record.ts';
import type { Services } from '../context.ts';
import { publicId } from '../ids.ts';
import type { Role } from '../roles.ts';

/**
 * Puts what a person did with their own account on the trail of each organization they belong to: the account
 * is nobody's, but each of them relies on it.
 */
export async function recordForPerson(
  tx: Tx,
  enter: (tenantId: string) => Promise<Tx>,
  services: Services,
  event: { personId: string; action: string; body?: Record<string, unknown> },
): Promise<void> {
  const memberships = await tx.sql<{ organizationId: string; role: Role }[]>`
    select tenant_id as "organizationId", role from membership where person_id = ${event.personId} order by tenant_id`;
  for (const { organizationId, role } of memberships) {
    const own = await enter(organizationId);
    await recordEvent(
      own,
      { ...services, organizationId, actor: { kind: 'person', personId: event.personId, role } },
      { action: event.action, subject: publicId('person', event.personId), body: event.body ?? {} },
    );
  }
}
