import { randomBytes } from 'node:crypto';
import {
  addMembership,
  type Context,
  createOrganization,
  createPerson,
  type Role,
  type Services,
} from '@ringratt/services';

export interface SignIn {
  email: string;
  password: string;
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
  return { organizationId, ctx: { ...services, organizationId, actor }, signIn };
}

/** A further person of an organization. */
export async function addPerson(
  party: Party,
  person: { name: string; email: string; role: Role },
): Promise<SignIn> {
  const signIn = { email: person.email, password: newPassword() };
  const personId = await createPerson(party.ctx, { name: person.name, ...signIn });
  await addMembership(party.ctx, { personId, role: person.role });
  return signIn;
}
