import { withoutTenant, withPerson } from '@ringratt/db';
import type { Services } from '../context.ts';
import type { Role } from '../roles.ts';
import { sessionTokenHash } from './session-token.ts';

export interface Membership {
  /** The organization's UUID, as `Context.organizationId` takes it. */
  organizationId: string;
  name: string;
  role: Role;
  isPrincipal: boolean;
  isContactCenter: boolean;
}

export interface Session {
  id: string;
  person: { id: string; name: string; email: string; locale: 'sv' | 'en' };
  memberships: Membership[];
}

/** Minutes between two notes of when a session was last seen: not every request writes. */
const noteEvery = 5 * 60_000;

/**
 * Who a session's token belongs to now, or null when it is unknown, run out or revoked. Asked at every
 * request, so that a revoked session ends at once and a changed role holds at once.
 */
export async function findSession(services: Services, token: string): Promise<Session | null> {
  const tokenHash = sessionTokenHash(services.secrets, token);
  const now = services.clock.now();
  const [known] = await withoutTenant(
    services.database,
    (tx) =>
      tx.sql<{ sessionId: string; personId: string }[]>`
        select session_id as "sessionId", person_id as "personId" from session_for_token(${tokenHash})`,
  );
  if (!known) return null;
  return withPerson(services.database, { personId: known.personId }, async ({ sql }) => {
    const [session] = await sql<{ lastSeenAt: number }[]>`
      select last_seen_at as "lastSeenAt" from session
      where id = ${known.sessionId} and revoked_at is null and expires_at > ${now}::timestamptz`;
    if (!session) return null;
    if (now - session.lastSeenAt > noteEvery) {
      await sql`update session set last_seen_at = ${now}::timestamptz where id = ${known.sessionId}`;
    }
    const [person] = await sql<Session['person'][]>`
      select id, name, email, locale from person where id = ${known.personId}`;
    // Index: membership_person.
    const memberships = await sql<Membership[]>`
      select m.tenant_id as "organizationId", o.name, m.role, o.is_principal as "isPrincipal",
        o.is_contact_center as "isContactCenter"
      from membership m join organization o on o.id = m.tenant_id
      where m.person_id = ${known.personId} order by m.created_at, o.name`;
    return person
      ? { id: known.sessionId, person: { ...person }, memberships: memberships.map((m) => ({ ...m })) }
      : null;
  });
}
