import { withPerson } from '@ringratt/db';
import type { Services } from '../context.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { layOrganization } from '../organizations/facts.ts';
import { accountRow } from '../people/create-person.ts';
import { openFounding } from './open.ts';

/**
 * Opens the organization that a link waits for: the account, the organization and its first owner in one, and the
 * link opens nothing any more.
 *
 * @throws NotFound alike where it never was, was opened or has run out
 * @throws Conflict `address-has-account`
 * @throws Invalid at `organizationNumber` where another has founded under it meanwhile
 */
export async function completeFounding(
  services: Services,
  token: string,
): Promise<{ organizationId: string; personId: string }> {
  const { tenantId, organization, account } = await openFounding(services, token);
  const { id: personId, lay } = accountRow(services, account);
  try {
    await withPerson(services.database, { personId }, async (own, enter) => {
      await lay(own);
      const tx = await enter(tenantId);
      const used = await tx.sql`delete from founding where tenant_id = ${tx.tenantId}`;
      if (used.count === 0) throw new NotFound('founding');
      await layOrganization(tx, services, organization, personId);
    });
  } catch (error) {
    if (!(error instanceof Invalid) || error.issues[0]?.path !== 'email') throw error;
    // Made by this very link a moment ago, or by another way.
    await openFounding(services, token);
    throw new Conflict('address-has-account', 'The address has an account: sign in and found with that.');
  }
  return { organizationId: tenantId, personId };
}
