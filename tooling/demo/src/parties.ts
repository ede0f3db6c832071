import { randomBytes } from 'node:crypto';
import {
  acceptAsNew,
  addMembership,
  beginEnrolment,
  type Context,
  confirmEnrolment,
  createOrganization,
  createPerson,
  grantAudit,
  oneTimeCode,
  type Role,
  type Services,
} from '@ringratt/services';

export interface SignIn {
  email: string;
  password: string;
  /** Base32: the seed of the one-time codes, for people who need a second factor. */
  totpSecret?: string;
}

export interface Party {
  organizationId: string;
  /** As its owner. */
  ctx: Context;
  signIn: SignIn;
}

export interface OrganizationFacts {
  name: string;
  organizationNumber: string;
  side: 'principal' | 'contactCenter';
  phone: string;
  domain: string;
  owner: { name: string; email: string };
}

/** A password nobody else's demo has. */
export const newPassword = () => randomBytes(12).toString('base64url');

/** An organization with its owner. */
export async function foundOrganization(services: Services, facts: OrganizationFacts): Promise<Party> {
  const signIn = { email: facts.owner.email, password: newPassword() };
  const personId = await createPerson(services, { name: facts.owner.name, ...signIn });
  const totpSecret = await setUpSecondFactor(services, personId);
  const actor = { kind: 'person', personId, role: 'owner' } as const;
  const organizationId = await createOrganization(
    services,
    {
      name: facts.name,
      organizationNumber: facts.organizationNumber,
      isPrincipal: facts.side === 'principal',
      isContactCenter: facts.side === 'contactCenter',
      email: facts.side === 'principal' ? `fragor@${facts.domain}` : `kund@${facts.domain}`,
      phone: facts.phone,
      postalAddress: 'Box 100, 111 20 Stockholm',
      tradeBody: facts.side === 'contactCenter' ? 'Kontakta' : null,
    },
    { actor, ownerId: personId },
  );
  return { organizationId, ctx: { ...services, organizationId, actor }, signIn: { ...signIn, totpSecret } };
}

/** As a person does with their phone: the seed goes in, a first code comes out. */
export async function setUpSecondFactor(services: Services, personId: string): Promise<string> {
  const { seed } = await beginEnrolment(services, personId);
  await confirmEnrolment(services, { personId, code: oneTimeCode(seed, services.clock.now()) });
  return seed;
}

/** A further person of an organization. */
export async function addPerson(
  party: Party,
  person: { name: string; email: string; role: Exclude<Role, 'auditor'> },
): Promise<SignIn> {
  const signIn = { email: person.email, password: newPassword() };
  const personId = await createPerson(party.ctx, { name: person.name, ...signIn });
  await addMembership(party.ctx, { personId, role: person.role });
  return signIn;
}

/** An auditor as one comes: leave is given, the link is followed, the authenticator set up. */
export async function inviteAuditor(
  party: Party,
  audit: { name: string; email: string; from: string; through: string; reason: string },
): Promise<SignIn> {
  const { name, ...grant } = audit;
  const signIn = { email: audit.email, password: newPassword() };
  const { token } = await grantAudit(party.ctx, grant);
  const { personId } = await acceptAsNew(party.ctx, { token, name, password: signIn.password, locale: 'sv' });
  return { ...signIn, totpSecret: await setUpSecondFactor(party.ctx, personId) };
}
