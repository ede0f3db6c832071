import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Conflict } from '../errors.ts';
import { publicId } from '../ids.ts';
import { inOwnTenant } from '../own-tenant.ts';
import { nameOfActing } from '../people/name-of-actor.ts';
import { authorize } from '../permissions.ts';
import { lockRecordingPolicy } from './recording.ts';

/**
 * The organization stands by its policy for recordings no longer (4.3): a version that states nothing, so that what
 * was published stays on record. Assignments that record are paused until another is published.
 *
 * @throws Conflict `step-not-possible` where none is in force
 */
export async function withdrawRecordingPolicy(ctx: Context): Promise<{ version: number }> {
  authorize(ctx, 'privacy.write');
  const [now, name] = [ctx.clock.now(), await nameOfActing(ctx)];
  return inOwnTenant(ctx, async (tx) => {
    await lockRecordingPolicy(tx);
    const [row] = await tx.sql<{ version: number }[]>`
      insert into recording_policy (tenant_id, version, listeners, place, deletion, published_at, published_by)
      select tenant_id, version + 1, '', '', '', ${now}::timestamptz, ${name} from (
        select tenant_id, version, listeners from recording_policy where tenant_id = ${tx.tenantId}
        order by version desc limit 1) latest
      where listeners <> ''
      returning version`;
    if (!row) throw new Conflict('step-not-possible', 'No policy for recordings is in force.');
    await recordEvent(tx, ctx, {
      action: 'recording-policy.withdrawn',
      subject: publicId('organization', ctx.organizationId),
      body: { version: row.version, by: name },
    });
    return { version: row.version };
  });
}
