import { withTenant } from '@ringratt/db';
import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import { actorId, type Context } from '../context.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { newId, publicId } from '../ids.ts';
import { localDay, parseInput, typedText } from '../input.ts';
import { type Invited, makeInvitation } from '../invitations/invite.ts';
import { idOf } from '../named.ts';
import { email, locale } from '../people/schemas.ts';
import { authorize } from '../permissions.ts';
import { instantOf } from './window.ts';

const schema = z
  .object({
    email,
    /** One campaign; everything unless given. */
    campaignId: z.string().nullish(),
    /** Whole days in Stockholm, both counted. */
    from: localDay,
    through: localDay,
    reason: typedText(500),
    language: locale.default('sv'),
  })
  .refine(({ from, through }) => from <= through, { path: ['through'], message: 'endsBeforeStart' });

export interface Granted extends Invited {
  grantId: string;
}

/**
 * Gives an auditor leave to read, for a time and a stated reason. It takes effect once the invited person has
 * accepted, and ends by itself.
 *
 * @throws Invalid, NotFound
 * @throws Conflict `grant-overlaps` where the address has leave in that time already, `already-member`
 */
export async function grantAudit(ctx: Context, input: z.input<typeof schema>): Promise<Granted> {
  authorize(ctx, 'audit.grant');
  const { email, from, through, reason, language, campaignId: named } = parseInput(schema, input);
  const now = ctx.clock.now();
  const startsAt = instantOf(from, 'begins', 'from');
  const endsAt = instantOf(through, 'ends', 'through');
  if (endsAt <= now) throw new Invalid([{ path: 'through', message: 'inThePast' }]);
  const campaignId = named ? idOf('campaign', named) : null;
  return withTenant(ctx.database, { tenantId: ctx.organizationId }, async (tx) => {
    if (campaignId) {
      const [campaign] =
        await tx.sql`select from campaign where tenant_id = ${tx.tenantId} and id = ${campaignId}`;
      if (!campaign) throw new NotFound('campaign');
    }
    const [member] = await tx.sql`
      select from membership m join person p on p.id = m.person_id
      where m.tenant_id = ${tx.tenantId} and p.email = ${email} and m.role <> 'auditor'`;
    if (member) throw new Conflict('already-member', 'A member does not audit the own organization.');
    await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`${tx.tenantId} ${email}`}, 12))`;
    const [overlapping] = await tx.sql`
      select from audit_grant where tenant_id = ${tx.tenantId} and email = ${email} and ended_at is null
        and starts_at < ${endsAt}::timestamptz and ends_at > ${startsAt}::timestamptz`;
    if (overlapping) throw new Conflict('grant-overlaps', 'The auditor has leave in that time already.');
    const id = newId(now);
    await tx.sql`
      insert into audit_grant (tenant_id, id, email, campaign_id, starts_at, ends_at, reason, granted_by, created_at)
      values (${tx.tenantId}, ${id}, ${email}, ${campaignId}, ${startsAt}::timestamptz, ${endsAt}::timestamptz, ${reason},
        ${actorId(ctx.actor)}, ${now}::timestamptz)`;
    await recordEvent(tx, ctx, {
      action: 'audit.granted',
      subject: publicId('auditGrant', id),
      body: {
        from: new Date(startsAt).toISOString(),
        to: new Date(endsAt).toISOString(),
        reason,
        campaign: campaignId && publicId('campaign', campaignId),
      },
    });
    const invited = await makeInvitation(tx, ctx, {
      email,
      role: 'auditor',
      signs: false,
      language,
      auditGrantId: id,
    });
    return { ...invited, grantId: publicId('auditGrant', id) };
  });
}

/** Ends the auditor's leave: from their next request. */
export async function endAudit(ctx: Context, grantId: string): Promise<void> {
  authorize(ctx, 'audit.grant');
  const id = idOf('auditGrant', grantId);
  await withTenant(ctx.database, { tenantId: ctx.organizationId }, async (tx) => {
    const ended = await tx.sql`
      update audit_grant set ended_at = ${ctx.clock.now()}::timestamptz, ended_by = ${actorId(ctx.actor)}
      where tenant_id = ${tx.tenantId} and id = ${id} and ended_at is null`;
    if (ended.count === 0) throw new NotFound('grant');
    await recordEvent(tx, ctx, { action: 'audit.ended', subject: publicId('auditGrant', id) });
  });
}
