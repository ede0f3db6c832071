import { type Tx, withAssignmentAsPrincipal } from '@ringratt/db';
import type { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { idOf } from '../named.ts';
import { inOwnTenant, readOwnTenant } from '../own-tenant.ts';
import { nameOfActing } from '../people/name-of-actor.ts';
import { authorize } from '../permissions.ts';
import { recordingPolicyInput } from './schemas.ts';

export interface RecordingPolicy {
  version: number;
  listeners: string;
  place: string;
  deletion: string;
  publishedAt: number;
  publishedBy: string;
  /** Whether this version took the one before it back and states nothing. */
  withdrawn: boolean;
}

/** Two who publish at once make two versions, not one lost. */
export async function lockRecordingPolicy(tx: Tx): Promise<void> {
  await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`recording-policy ${tx.tenantId}`}, 11))`;
}

/** States who may listen to recordings, where they are kept and how they are deleted (4.3), as a new version. */
export async function publishRecordingPolicy(
  ctx: Context,
  input: z.input<typeof recordingPolicyInput>,
): Promise<{ version: number }> {
  authorize(ctx, 'privacy.write');
  const given = parseInput(recordingPolicyInput, input);
  const [now, name] = [ctx.clock.now(), await nameOfActing(ctx)];
  return inOwnTenant(ctx, async (tx) => {
    await lockRecordingPolicy(tx);
    const [row] = await tx.sql<{ version: number }[]>`
      insert into recording_policy (tenant_id, version, listeners, place, deletion, published_at, published_by)
      select ${tx.tenantId}, coalesce(max(version), 0) + 1, ${given.listeners}, ${given.place}, ${given.deletion},
        ${now}::timestamptz, ${name}
      from recording_policy where tenant_id = ${tx.tenantId}
      returning version`;
    await recordEvent(tx, ctx, {
      action: 'recording-policy.published',
      subject: publicId('organization', ctx.organizationId),
      body: { version: row!.version, by: name },
    });
    return { version: row!.version };
  });
}

/** The organization's own policy for recordings, newest version first. */
export async function listRecordingPolicies(ctx: Context): Promise<RecordingPolicy[]> {
  authorize(ctx, 'privacy.read');
  return readOwnTenant(ctx, async ({ sql }) => {
    const rows = await sql<RecordingPolicy[]>`
      select version, listeners, place, deletion, published_at as "publishedAt", published_by as "publishedBy",
        listeners = '' as withdrawn
      from recording_policy where tenant_id = ${ctx.organizationId} order by version desc limit 100`;
    return [...rows];
  });
}

/**
 * The contact center's policy for recordings, as both parties of an assignment read it; null where it has none or has
 * taken it back.
 *
 * @throws NotFound for another's assignment
 */
export async function getPartnerRecordingPolicy(
  ctx: Context,
  assignmentId: string,
): Promise<Omit<RecordingPolicy, 'publishedBy' | 'withdrawn'> | null> {
  authorize(ctx, 'privacy.read');
  const found = await withAssignmentAsPrincipal(
    ctx.database,
    {
      organizationId: ctx.organizationId,
      assignmentId: idOf('assignment', assignmentId),
      readOnly: true,
    },
    async ({ sql }, { contactCenterId }) => {
      const [row] = await sql<Omit<RecordingPolicy, 'publishedBy' | 'withdrawn'>[]>`
        select version, listeners, place, deletion, published_at as "publishedAt" from party_recording_policy(${contactCenterId})
        where listeners <> ''`;
      return { policy: row ?? null };
    },
  );
  if (!found) throw new NotFound('assignment');
  return found.policy;
}
