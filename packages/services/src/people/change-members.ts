import { type Tx, withTenant } from '@ringratt/db';
import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Conflict, Forbidden, NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { idOf } from '../named.ts';
import { authorize } from '../permissions.ts';
import type { Role } from '../roles.ts';

const schema = z.object({
  personId: z.string(),
  role: z.enum(['owner', 'manager', 'agentLead']),
  signs: z.boolean().default(false),
});

/**
 * Gives a member another role. It holds from their next request.
 *
 * @throws NotFound, Conflict `last-owner`
 */
export async function changeMember(ctx: Context, input: z.input<typeof schema>): Promise<void> {
  authorize(ctx, 'member.write');
  const { personId: given, role, signs } = parseInput(schema, input);
  const personId = idOf('person', given);
  const right = signs && role === 'manager';
  await withTenant(ctx.database, { tenantId: ctx.organizationId }, async (tx) => {
    const before = await lockMember(tx, personId, role === 'owner');
    await tx.sql`
      update membership set role = ${role}, signs = ${right} where tenant_id = ${tx.tenantId} and person_id = ${personId}`;
    await recordEvent(tx, ctx, {
      action: 'member.changed',
      subject: publicId('person', personId),
      body: { from: before, role, signs: right },
    });
  });
}

/** @throws NotFound, Conflict `last-owner` */
export async function removeMember(ctx: Context, given: string): Promise<void> {
  authorize(ctx, 'member.write');
  await end(ctx, idOf('person', given), 'member.removed');
}

/**
 * A person leaves the acting organization of their own accord; that needs no right.
 *
 * @throws Conflict `last-owner`
 */
export async function leaveOrganization(ctx: Context): Promise<void> {
  if (ctx.actor.kind !== 'person' || ctx.actor.grant) throw new Forbidden('member.write');
  await end(ctx, ctx.actor.personId, 'member.left');
}

async function end(ctx: Context, personId: string, action: string): Promise<void> {
  await withTenant(ctx.database, { tenantId: ctx.organizationId }, async (tx) => {
    const role = await lockMember(tx, personId, false);
    await tx.sql`delete from membership where tenant_id = ${tx.tenantId} and person_id = ${personId}`;
    await tx.sql`delete from person_identity where tenant_id = ${tx.tenantId} and person_id = ${personId}`;
    await recordEvent(tx, ctx, { action, subject: publicId('person', personId), body: { role } });
  });
}

/**
 * The member's present role, with every owner's row locked: two owners who remove each other at once wait for
 * one another, and the second finds that one would be left without.
 */
async function lockMember(tx: Tx, personId: string, staysOwner: boolean): Promise<Role> {
  const owners = await tx.sql<{ personId: string }[]>`
    select person_id as "personId" from membership where tenant_id = ${tx.tenantId} and role = 'owner'
    order by person_id for update`;
  const [member] = await tx.sql<{ role: Role }[]>`
    select role from membership where tenant_id = ${tx.tenantId} and person_id = ${personId} for update`;
  // An auditor comes and goes by grants.
  if (!member || member.role === 'auditor') throw new NotFound('person');
  if (member.role === 'owner' && !staysOwner && !owners.some((owner) => owner.personId !== personId)) {
    throw new Conflict('last-owner', 'An organization keeps at least one owner.');
  }
  return member.role;
}
