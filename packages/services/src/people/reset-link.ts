import { withoutTenant, withPerson } from '@ringratt/db';
import type { Services } from '../context.ts';
import { linkTokenHash } from '../invitations/token.ts';

interface KnownReset {
  personId: string;
  id: string;
}

/** Which reset a link belongs to, whether or not it is open still; null for one that never was. */
export async function knownReset(services: Services, token: string): Promise<KnownReset | null> {
  const [row] = await withoutTenant(
    services.database,
    ({ sql }) => sql<KnownReset[]>`
      select person_id as "personId", id from password_reset_for_token(${linkTokenHash(services.secrets, token)})`,
  );
  return row ? { ...row } : null;
}

/** Whether a link to set a new password does so: false alike where it never was, was used or has run out. */
export async function resetLinkOpens(services: Services, token: string): Promise<boolean> {
  const known = await knownReset(services, token);
  if (!known) return false;
  const { personId, id } = known;
  const [open] = await withPerson(
    services.database,
    { personId },
    ({ sql }) => sql`select from password_reset
      where person_id = ${personId} and id = ${id} and used_at is null
        and expires_at > ${services.clock.now()}::timestamptz`,
  );
  return open !== undefined;
}
