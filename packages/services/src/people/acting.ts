import { asAuditor } from '@ringratt/db';
import type { Context, Services } from '../context.ts';
import type { Membership, Session } from './find-session.ts';

/**
 * On whose behalf a person acts. An auditor's context can write nothing, and sees no more than the grant
 * says, whatever a verb goes on to try.
 *
 * @param viewing a grant whose reach its granter looks at: read only, as its auditor will see it
 */
export function actingAs(
  services: Services,
  session: Session,
  membership: Membership,
  viewing?: { id: string; campaignId: string | null } | null,
): Context {
  const { organizationId, role, signs } = membership;
  const personId = session.person.id;
  const grant = viewing ?? (role === 'auditor' ? membership.grant : null);
  if (!grant) {
    return {
      ...services,
      organizationId,
      actor: { kind: 'person', personId, role, ...(signs && { signs }) },
    };
  }
  const { id, campaignId } = grant;
  return {
    ...services,
    database: asAuditor(services.database, { campaignId }),
    organizationId,
    actor: {
      kind: 'person',
      personId,
      role: 'auditor',
      grant: { id, campaignId, viewing: Boolean(viewing) },
    },
  };
}
