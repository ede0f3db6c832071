import { randomBytes } from 'node:crypto';
import { withoutTenant, withPerson } from '@ringratt/db';
import { recordEvent } from '../audit/record.ts';
import type { Services } from '../context.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { acceptAsNew, readInvitation } from '../invitations/accept.ts';
import { idOf } from '../named.ts';
import type { Session } from '../people/find-session.ts';
import { type OpenedSession, openSession, SignInRefused } from '../people/sign-in.ts';
import type { ProviderInUse } from './get.ts';

/** What the provider says of who signed in, its signature and all of its claims checked. */
export interface ProvenIdentity {
  subject: string;
  /** Only to see that the person is of the organization's domain: nobody is found by it. */
  email: string | null;
  name: string | null;
}

/**
 * Opens a session for whoever the provider's subject was linked to. It opens that organization alone: the provider
 * vouches for its own people, in its own house. A second factor that is owed here is owed still.
 *
 * @throws SignInRefused where the subject is linked to nobody, or the person is no member any more
 */
export async function signInByIdentity(
  services: Services,
  provider: ProviderInUse,
  { subject }: ProvenIdentity,
  userAgent: string | null,
): Promise<OpenedSession> {
  const { organizationId, issuer } = provider;
  const [found] = await withoutTenant(
    services.database,
    ({ sql }) => sql<{ personId: string }[]>`
      select person_id as "personId" from person_for_identity(${organizationId}, ${issuer}, ${subject})`,
  );
  if (!found) throw new SignInRefused();
  const { personId } = found;
  const [member] = await withPerson(
    services.database,
    { personId },
    ({ sql }) => sql`select from membership where tenant_id = ${organizationId} and person_id = ${personId}`,
  );
  if (!member) throw new SignInRefused();
  return openSession(services, { personId, userAgent, organizationId });
}

/**
 * Links the provider's subject to who is signed in, in full: an address alone links nobody.
 *
 * @throws NotFound where the person is no member of the organization, or came in by a provider themselves
 * @throws Invalid `anotherDomain`
 * @throws Conflict `identity-taken` where the subject is somebody else's
 */
export async function linkIdentity(
  services: Services,
  provider: ProviderInUse,
  identity: ProvenIdentity,
  session: Session,
): Promise<void> {
  const { organizationId, issuer } = provider;
  if (session.organizationId !== null) throw new NotFound('membership');
  requireDomain(provider, identity);
  await lay(services, { personId: session.person.id, organizationId, issuer, subject: identity.subject });
}

function requireDomain({ domain }: ProviderInUse, { email }: ProvenIdentity): void {
  if (email?.toLowerCase().endsWith(`@${domain}`) !== true)
    throw new Invalid([{ path: 'email', message: 'anotherDomain' }]);
}

async function lay(
  services: Services,
  link: { personId: string; organizationId: string; issuer: string; subject: string },
): Promise<void> {
  const { personId, organizationId, issuer, subject } = link;
  const now = services.clock.now();
  await withPerson(services.database, { personId }, async (tx, enter) => {
    const [member] = await tx.sql<{ role: Session['memberships'][number]['role'] }[]>`
      select role from membership where tenant_id = ${organizationId} and person_id = ${personId}`;
    if (!member) throw new NotFound('membership');
    await tx.sql`
      insert into person_identity (tenant_id, issuer, subject, person_id, linked_at)
      values (${organizationId}, ${issuer}, ${subject}, ${personId}, ${now}::timestamptz) on conflict do nothing`;
    const [own] = await tx.sql`
      select from person_identity
      where tenant_id = ${organizationId} and issuer = ${issuer} and subject = ${subject} and person_id = ${personId}`;
    if (!own) throw new Conflict('identity-taken', 'The sign-in is linked to another account.');
    await recordEvent(
      await enter(organizationId),
      { ...services, organizationId, actor: { kind: 'person', personId, role: member.role } },
      { action: 'person.identityLinked', subject: publicId('person', personId), body: { issuer } },
    );
  });
}

/**
 * Takes up an invitation with the provider in place of a password: the link shows whom the organization meant, the
 * provider that it is one of its own.
 *
 * @returns the new person's UUID
 * @throws NotFound where the link is not the provider's organization's, or is used
 * @throws Invalid where the address has an account already: its owner signs in, joins and links it then
 */
export async function joinByIdentity(
  services: Services,
  provider: ProviderInUse,
  identity: ProvenIdentity,
  input: { token: string; locale: 'sv' | 'en' },
): Promise<string> {
  const { organizationId, issuer } = provider;
  requireDomain(provider, identity);
  const invitation = await readInvitation(services, input.token);
  if (invitation.organizationId !== organizationId) throw new NotFound('invitation');
  const { personId } = await acceptAsNew(services, {
    token: input.token,
    name: identity.name ?? invitation.email,
    // Nobody knows it; whoever wants one asks for a link to set it.
    password: randomBytes(32).toString('base64url'),
    locale: input.locale,
  });
  await lay(services, { personId, organizationId, issuer, subject: identity.subject });
  return personId;
}

export interface LinkedIdentity {
  organizationId: string;
  organizationName: string;
  /** Null where the person has not linked theirs. */
  linkedAt: number | null;
}

/** The organizations of a person that have a provider, and whether theirs is linked. */
export async function listIdentities(services: Services, session: Session): Promise<LinkedIdentity[]> {
  const { id: personId } = session.person;
  const found: LinkedIdentity[] = [];
  for (const { organizationId, name } of session.memberships) {
    const row = await withPerson(services.database, { personId }, async (_own, enter) => {
      const { sql } = await enter(organizationId);
      const [row] = await sql<{ linkedAt: number | null }[]>`
        select (select max(i.linked_at) from person_identity i
          where i.tenant_id = p.tenant_id and i.issuer = p.issuer and i.person_id = ${personId}) as "linkedAt"
        from identity_provider p where p.tenant_id = ${organizationId}`;
      return row;
    });
    if (row)
      found.push({
        organizationId: publicId('organization', organizationId),
        organizationName: name,
        linkedAt: row.linkedAt,
      });
  }
  return found;
}

/** Unlinks every subject of an organization's provider from who is signed in. */
export async function unlinkIdentity(
  services: Services,
  session: Session,
  organization: string,
): Promise<void> {
  const organizationId = idOf('organization', organization);
  const { id: personId } = session.person;
  const role = session.memberships.find((one) => one.organizationId === organizationId)?.role;
  if (!role || session.organizationId !== null) throw new NotFound('membership');
  await withPerson(services.database, { personId }, async (tx, enter) => {
    const gone = await tx.sql`
      delete from person_identity where tenant_id = ${organizationId} and person_id = ${personId}`;
    if (gone.count === 0) throw new NotFound('identity');
    await recordEvent(
      await enter(organizationId),
      { ...services, organizationId, actor: { kind: 'person', personId, role } },
      { action: 'person.identityUnlinked', subject: publicId('person', personId) },
    );
  });
}
