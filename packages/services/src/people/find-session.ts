import { withoutTenant, withPerson } from '@ringratt/db';
import type { Services } from '../context.ts';
import type { Role } from '../roles.ts';
import { sessionTokenHash } from './session-token.ts';

/** An auditor's leave to read, as it holds now. */
export interface LiveGrant {
  id: string;
  /** Null is the whole organization. */
  campaignId: string | null;
  startsAt: number;
  endsAt: number;
}

export interface Membership {
  /** The organization's UUID, as `Context.organizationId` takes it. */
  organizationId: string;
  name: string;
  role: Role;
  /** A manager who was given the right to sign. */
  signs: boolean;
  isPrincipal: boolean;
  isContactCenter: boolean;
  /** An auditor's: without one that holds now there is no membership. */
  grant: LiveGrant | null;
}

export interface Session {
  id: string;
  person: { id: string; name: string; email: string; locale: 'sv' | 'en' };
  memberships: Membership[];
  /** Whose provider vouched for the person: nothing outside it is opened. Null where they gave their password. */
  organizationId: string | null;
}

/** What a session still lacks: a one-time code, or the second factor itself. */
export type Lack = 'code' | 'enrolment';

export interface FoundSession {
  session: Session;
  /** Null where nothing is missing. Until then the session opens nothing but the way to mend it. */
  lacks: Lack | null;
}

/** Minutes between two notes of when a session was last seen: not every request writes. */
const noteEvery = 5 * 60_000;

/**
 * Who a session's token belongs to now, or null when it is unknown, run out or revoked, or when the person
 * owes a second factor. Asked at every request, so that a revoked session ends at once and a changed role, or
 * an auditor's grant that has run out, holds at once.
 */
export async function findSession(services: Services, token: string): Promise<Session | null> {
  const found = await lookUpSession(services, token);
  return found && found.lacks === null ? found.session : null;
}

/** The same with those that lack something: for the pages that ask for it. */
export async function lookUpSession(services: Services, token: string): Promise<FoundSession | null> {
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
    const [session] = await sql<
      { lastSeenAt: number; secondFactorAt: number | null; organizationId: string | null }[]
    >`
      select last_seen_at as "lastSeenAt", second_factor_at as "secondFactorAt", organization_id as "organizationId"
      from session
      where person_id = ${known.personId} and id = ${known.sessionId} and revoked_at is null and expires_at > ${now}::timestamptz`;
    if (!session) return null;
    if (now - session.lastSeenAt > noteEvery) {
      await sql`update session set last_seen_at = ${now}::timestamptz
        where person_id = ${known.personId} and id = ${known.sessionId}`;
    }
    const [person] = await sql<(Session['person'] & { hasSecondFactor: boolean; needsOne: boolean })[]>`
      select p.id, p.name, p.email, p.locale, p.totp_confirmed_at is not null as "hasSecondFactor",
        exists (select from membership m where m.person_id = p.id and (m.role in ('owner', 'auditor') or m.signs)) as "needsOne"
      from person p where p.id = ${known.personId}`;
    if (!person) return null;
    // Indexes: membership_person, audit_grant_person.
    const memberships = await sql<
      (Omit<Membership, 'grant'> & { [K in keyof LiveGrant as `grant_${K}`]: LiveGrant[K] | null })[]
    >`
      select m.tenant_id as "organizationId", o.name, m.role, m.signs, o.is_principal as "isPrincipal",
        o.is_contact_center as "isContactCenter", g.id as grant_id, g.campaign_id as "grant_campaignId",
        g.starts_at as "grant_startsAt", g.ends_at as "grant_endsAt"
      from membership m join organization o on o.id = m.tenant_id
      left join lateral (
        select g.* from audit_grant g
        where g.person_id = m.person_id and g.tenant_id = m.tenant_id and g.ended_at is null
          and g.starts_at <= ${now}::timestamptz and g.ends_at > ${now}::timestamptz
        order by g.campaign_id nulls first, g.id limit 1
      ) g on m.role = 'auditor'
      where m.person_id = ${known.personId} and m.tenant_id = coalesce(${session.organizationId}::uuid, m.tenant_id)
        and (m.role <> 'auditor' or g.id is not null)
      order by m.created_at, o.name`;
    const { hasSecondFactor, needsOne, ...who } = person;
    return {
      session: {
        id: known.sessionId,
        person: who,
        memberships: memberships.map(membershipOf),
        organizationId: session.organizationId,
      },
      lacks: hasSecondFactor
        ? session.secondFactorAt === null
          ? 'code'
          : null
        : needsOne
          ? 'enrolment'
          : null,
    };
  });
}

function membershipOf({
  grant_id: id,
  grant_campaignId: campaignId,
  grant_startsAt: startsAt,
  grant_endsAt: endsAt,
  ...membership
}: Omit<Membership, 'grant'> & { [K in keyof LiveGrant as `grant_${K}`]: LiveGrant[K] | null }): Membership {
  return {
    ...membership,
    grant: id === null ? null : { id, campaignId, startsAt: startsAt!, endsAt: endsAt! },
  };
}
