import type { Tx } from '@ringratt/db';
import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Conflict, Invalid } from '../errors.ts';
import { newId, publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { verifySecondFactor } from '../second-factor/verify.ts';
import { inAssignmentAsParty, type PartyScope, requireNegotiable, type Side } from './as-party.ts';
import { missingIn } from './content.ts';
import { authorizeSigning, nameOfActor } from './signer.ts';
import { lockVersions, type StoredVersion } from './versions.ts';

const schema = z.object({
  assignmentId: z.string(),
  /** The fingerprint the signer read: nothing else is signed. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/, 'required'),
  /** The signer's one-time code. */
  code: z.string().max(40),
});

/**
 * Signs the open version of who answers for what (section 6), as the acting organization's side. It holds from
 * the moment both have signed the same fingerprint; until then the version before it does. An organization that
 * is both parties signs for both in one act.
 *
 * @returns the sides that have signed, and whether the version holds now
 * @throws Invalid at `code` where the second factor does not hold
 * @throws Conflict `edited-meanwhile`, `incomplete` or `step-not-possible`
 */
export async function signResponsibility(
  ctx: Context,
  input: z.input<typeof schema>,
): Promise<{ signed: Side[]; holds: boolean }> {
  authorizeSigning(ctx);
  const { assignmentId: given, fingerprint, code } = parseInput(schema, input);
  const personName = await nameOfActor(ctx);
  // A code is spent by trying it: what stops the act without it is asked first, and once more under the lock.
  await inAssignmentAsParty(ctx, given, async (tx, scope) => {
    toSign(await lockVersions(tx, scope.assignmentId), scope, fingerprint);
  });
  await verifySecondFactor(ctx, code);
  return inAssignmentAsParty(ctx, given, async (tx, scope) => {
    const versions = await lockVersions(tx, scope.assignmentId);
    const open = toSign(versions, scope, fingerprint);
    const signed = await write(tx, ctx, scope, open, personName);
    const holds = signed.length === 2;
    if (holds) await letHold(tx, ctx, scope, open, versions);
    return { signed, holds };
  });
}

function toSign(versions: readonly StoredVersion[], scope: PartyScope, fingerprint: string): StoredVersion {
  requireNegotiable(scope);
  if (scope.state === 'invited' && scope.sides.includes('contactCenter')) {
    throw new Conflict('step-not-possible', 'Accept the invitation before signing.');
  }
  const open = versions.find(({ state }) => state === 'proposed');
  if (!open) throw new Conflict('step-not-possible', 'No version is open to be signed.');
  if (open.fingerprint !== fingerprint) {
    throw new Conflict('edited-meanwhile', 'The version was edited after you opened it.', {
      revision: open.revision,
    });
  }
  const missing = missingIn(open.content);
  if (missing.length > 0) throw new Conflict('incomplete', 'The version is not complete.', { missing });
  return open;
}

async function write(
  tx: Tx,
  ctx: Context & { actor: { kind: 'person' } },
  scope: PartyScope,
  open: StoredVersion,
  personName: string,
): Promise<Side[]> {
  const now = ctx.clock.now();
  const { assignmentId } = scope;
  const before = await tx.sql<{ side: Side }[]>`
    select side from responsibility_signature
    where tenant_id = ${tx.tenantId} and assignment_id = ${assignmentId} and version_id = ${open.id} and voided_at is null`;
  const had = before.map(({ side }) => side);
  const signing = scope.sides.filter((side) => !had.includes(side));
  if (signing.length === 0) throw new Invalid([{ path: 'fingerprint', message: 'signedAlready' }]);
  for (const side of signing) {
    await tx.sql`
      insert into responsibility_signature (tenant_id, id, assignment_id, version_id, side, organization_id, person_id,
        person_name, fingerprint, signed_at)
      values (${tx.tenantId}, ${newId(now)}, ${assignmentId}, ${open.id}, ${side}, ${ctx.organizationId},
        ${ctx.actor.personId}, ${personName}, ${open.fingerprint}, ${now}::timestamptz)`;
    await recordEvent(tx, ctx, {
      action: 'responsibility.signed',
      subject: publicId('assignment', assignmentId),
      assignmentId,
      body: { version: open.version, fingerprint: open.fingerprint, side, secondFactor: true },
    });
  }
  return [...had, ...signing].sort();
}

/** Both have signed: the version holds from now on, and the one before it no longer. */
async function letHold(
  tx: Tx,
  ctx: Context,
  { assignmentId }: PartyScope,
  open: StoredVersion,
  versions: readonly StoredVersion[],
): Promise<void> {
  const now = ctx.clock.now();
  const before = versions.find(({ state }) => state === 'signed');
  if (before) {
    await tx.sql`update responsibility_version set state = 'superseded', closed_at = ${now}::timestamptz
      where tenant_id = ${tx.tenantId} and id = ${before.id}`;
  }
  await tx.sql`update responsibility_version set state = 'signed', signed_at = ${now}::timestamptz
    where tenant_id = ${tx.tenantId} and id = ${open.id}`;
  await tx.sql`
    update assignment a set
      principal_signed_at = (select s.signed_at from responsibility_signature s where s.tenant_id = a.tenant_id
        and s.assignment_id = a.id and s.version_id = ${open.id} and s.side = 'principal' and s.voided_at is null),
      contact_center_signed_at = (select s.signed_at from responsibility_signature s where s.tenant_id = a.tenant_id
        and s.assignment_id = a.id and s.version_id = ${open.id} and s.side = 'contactCenter' and s.voided_at is null)
    where a.tenant_id = ${tx.tenantId} and a.id = ${assignmentId}`;
  await recordEvent(tx, ctx, {
    action: 'responsibility.agreed',
    subject: publicId('assignment', assignmentId),
    assignmentId,
    body: { version: open.version, fingerprint: open.fingerprint, supersedes: before?.version ?? null },
  });
}
