import type { Tx } from '@ringratt/db';
import { withTenant } from '@ringratt/db';
import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import { actorId, type Context } from '../context.ts';
import { queueEmail } from '../emails/queue.ts';
import { Conflict } from '../errors.ts';
import { newId, publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { email, locale } from '../people/schemas.ts';
import { authorize } from '../permissions.ts';
import type { Role } from '../roles.ts';
import { linkToken, linkTokenHash } from './token.ts';

/** How long a link opens the door. */
export const invitationLength = 7 * 86_400_000;

export interface Invited {
  id: string;
  /** For the link `/join/…`: shown to the inviter this once, and mailed. */
  token: string;
  expiresAt: number;
}

const schema = z.object({
  email,
  role: z.enum(['owner', 'manager', 'agentLead']),
  /** A manager who may sign. */
  signs: z.boolean().default(false),
  language: locale.default('sv'),
});

/**
 * Invites somebody into the organization. Nothing is told of whether the address has an account: the link
 * opens the same page for both, and whoever follows it says who they are.
 *
 * @throws Conflict `already-member`
 */
export async function inviteMember(ctx: Context, input: z.input<typeof schema>): Promise<Invited> {
  authorize(ctx, 'member.write');
  const { email, role, signs, language } = parseInput(schema, input);
  return withTenant(ctx.database, { tenantId: ctx.organizationId }, async (tx) => {
    const [member] = await tx.sql`
      select from membership m join person p on p.id = m.person_id
      where m.tenant_id = ${tx.tenantId} and p.email = ${email}`;
    if (member) throw new Conflict('already-member', 'The person is a member already.');
    return makeInvitation(tx, ctx, { email, role, signs: signs && role === 'manager', language });
  });
}

/** The row, its mail and its event. An earlier link to the same address no longer opens. */
export async function makeInvitation(
  tx: Tx,
  ctx: Context,
  input: { email: string; role: Role; signs: boolean; language: 'sv' | 'en'; auditGrantId?: string },
): Promise<Invited> {
  const now = ctx.clock.now();
  const id = newId(now);
  const token = linkToken(ctx.secrets, 'invitation', id);
  const expiresAt = now + invitationLength;
  if (!input.auditGrantId) {
    await tx.sql`
      update invitation set withdrawn_at = ${now}::timestamptz
      where tenant_id = ${tx.tenantId} and email = ${input.email} and role <> 'auditor' and accepted_at is null and withdrawn_at is null`;
  }
  await tx.sql`
    insert into invitation (tenant_id, id, email, role, signs, audit_grant_id, token_hash, invited_by, created_at, expires_at)
    values (${tx.tenantId}, ${id}, ${input.email}, ${input.role}, ${input.signs}, ${input.auditGrantId ?? null},
      ${linkTokenHash(ctx.secrets, token)}, ${actorId(ctx.actor)}, ${now}::timestamptz, ${expiresAt}::timestamptz)`;
  const [organization] = await tx.sql<
    { name: string }[]
  >`select name from organization where id = ${tx.tenantId}`;
  await queueEmail(tx, ctx, {
    key: `invitation:${id}`,
    template: input.role === 'auditor' ? 'audit-invitation' : 'invitation',
    language: input.language,
    recipient: input.email,
    params: { organization: organization!.name, invitation: id },
  });
  // The address is not put on the trail: what was invited to is.
  await recordEvent(tx, ctx, {
    action: 'member.invited',
    subject: publicId('invitation', id),
    body: { role: input.role, ...(input.signs && { signs: true }) },
  });
  return { id: publicId('invitation', id), token, expiresAt };
}
