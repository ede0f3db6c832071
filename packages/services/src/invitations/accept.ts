import { type Tx, withoutTenant, withPerson, withTenant } from '@ringratt/db';
import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Services } from '../context.ts';
import { Conflict, NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { createPerson } from '../people/create-person.ts';
import type { Role } from '../roles.ts';
import { linkTokenHash } from './token.ts';

export interface OpenInvitation {
  /** The organization's UUID. */
  organizationId: string;
  organization: string;
  email: string;
  role: Role;
  expiresAt: number;
  /** Where it is to audit: until when, and why. */
  grant: { startsAt: number; endsAt: number; reason: string; campaign: string | null } | null;
}

interface Known {
  tenantId: string;
  id: string;
}

async function known(services: Services, token: string): Promise<Known> {
  const [row] = await withoutTenant(
    services.database,
    ({ sql }) => sql<Known[]>`
      select tenant_id as "tenantId", id from invitation_for_token(${linkTokenHash(services.secrets, token)})`,
  );
  if (!row) throw new NotFound('invitation');
  return row;
}

/**
 * What a link leads to, for whoever holds it.
 *
 * @throws NotFound alike where it never was, was used, withdrawn or has run out
 */
export async function readInvitation(services: Services, token: string): Promise<OpenInvitation> {
  const { tenantId, id } = await known(services, token);
  return withTenant(services.database, { tenantId, readOnly: true }, async (tx) => {
    const row = await openRow(tx, services, id);
    const [grant] = row.auditGrantId
      ? await tx.sql<NonNullable<OpenInvitation['grant']>[]>`
          select g.starts_at as "startsAt", g.ends_at as "endsAt", g.reason, c.name as campaign from audit_grant g
          left join campaign c on c.tenant_id = g.tenant_id and c.id = g.campaign_id
          where g.tenant_id = ${tenantId} and g.id = ${row.auditGrantId}`
      : [];
    return {
      organizationId: tenantId,
      organization: row.organization,
      email: row.email,
      role: row.role,
      expiresAt: row.expiresAt,
      grant: grant ? { ...grant } : null,
    };
  });
}

interface Row {
  organization: string;
  email: string;
  role: Role;
  signs: boolean;
  expiresAt: number;
  auditGrantId: string | null;
}

async function openRow(tx: Tx, services: Services, id: string): Promise<Row> {
  const [row] = await tx.sql<Row[]>`
    select o.name as organization, i.email, i.role, i.signs, i.expires_at as "expiresAt", i.audit_grant_id as "auditGrantId"
    from invitation i join organization o on o.id = i.tenant_id
    left join audit_grant g on g.tenant_id = i.tenant_id and g.id = i.audit_grant_id
    where i.tenant_id = ${tx.tenantId} and i.id = ${id} and i.accepted_at is null and i.withdrawn_at is null
      and i.expires_at > ${services.clock.now()}::timestamptz and g.ended_at is null`;
  if (!row) throw new NotFound('invitation');
  return row;
}

/**
 * A signed-in person takes the invitation up: the account is theirs already, whatever address the link went to.
 *
 * @returns the organization's UUID
 * @throws NotFound, Conflict `already-member`
 */
export async function acceptInvitation(
  services: Services,
  input: { token: string; personId: string },
): Promise<string> {
  const { tenantId, id } = await known(services, input.token);
  const { personId } = input;
  const now = services.clock.now();
  return withPerson(services.database, { personId }, async (_own, enter) => {
    const tx = await enter(tenantId);
    // Two who follow one link: the second finds it used.
    await tx.sql`select from invitation where tenant_id = ${tenantId} and id = ${id} for update`;
    const row = await openRow(tx, services, id);
    const made = await tx.sql`
      insert into membership (tenant_id, person_id, role, signs, created_at)
      values (${tenantId}, ${personId}, ${row.role}, ${row.signs}, ${now}::timestamptz) on conflict do nothing`;
    if (made.count === 0) {
      // An auditor comes again under another grant; a colleague who could write does not audit the own house.
      const [member] = await tx.sql<{ role: Role }[]>`
        select role from membership where tenant_id = ${tenantId} and person_id = ${personId}`;
      if (!(row.role === 'auditor' && member?.role === 'auditor')) {
        throw new Conflict('already-member', 'The person is a member already.');
      }
    }
    if (row.auditGrantId) {
      await tx.sql`update audit_grant set person_id = ${personId} where tenant_id = ${tenantId} and id = ${row.auditGrantId}`;
    }
    await tx.sql`
      update invitation set accepted_at = ${now}::timestamptz, accepted_by = ${personId}
      where tenant_id = ${tenantId} and id = ${id}`;
    await recordEvent(
      tx,
      { ...services, organizationId: tenantId, actor: { kind: 'person', personId, role: row.role } },
      {
        action: 'member.joined',
        subject: publicId('person', personId),
        body: {
          invitation: publicId('invitation', id),
          role: row.role,
          ...(row.auditGrantId && { grant: publicId('auditGrant', row.auditGrantId) }),
        },
      },
    );
    return tenantId;
  });
}

const account = z.object({
  token: z.string().max(200),
  name: z.string(),
  password: z.string(),
  locale: z.enum(['sv', 'en']),
});

/**
 * Makes the account that the link's address has not had, and takes the invitation up with it.
 *
 * @throws Invalid, also where the address has an account: its owner signs in first
 */
export async function acceptAsNew(
  services: Services,
  input: z.input<typeof account>,
): Promise<{ personId: string; organizationId: string }> {
  const { token, ...given } = parseInput(account, input);
  const { email } = await readInvitation(services, token);
  const personId = await createPerson(services, { ...given, email });
  return { personId, organizationId: await acceptInvitation(services, { token, personId }) };
}
