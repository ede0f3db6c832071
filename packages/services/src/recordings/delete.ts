import { withTenant } from '@ringratt/db';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { finishWork, scheduleWork, type Work } from '../due-work/schedule.ts';
import { publicId } from '../ids.ts';
import { meetObligation } from '../obligations/close.ts';
import { storeOf } from './store.ts';

interface Row {
  state: string;
  assignmentId: string;
  attemptId: string;
  storageKey: string | null;
  sha256: Buffer | null;
  size: number | null;
  holdUntil: number | null;
  deletedAt: number | null;
}

/**
 * Deletes a recording whose six months are over (4.3, 5), unless a dispute holds it, and clears away what was never
 * received whole. First its key is destroyed, in the transaction that puts the deletion on record: from then on the
 * sound is noise, wherever copies lie. Then the file goes, and only then is the duty met; a crash in between leaves
 * the row due, and the rest is done again.
 *
 * @param ctx acts as the tenant's own job
 */
export async function deleteRecording(ctx: Context, work: Work): Promise<void> {
  const id = work.subjectId;
  const scope = { tenantId: ctx.organizationId };
  const subject = publicId('recording', id);
  const store = storeOf(ctx);
  const row = await withTenant(ctx.database, scope, async (tx): Promise<Row | null> => {
    const now = ctx.clock.now();
    const [found] = await tx.sql<Row[]>`
      select state, assignment_id as "assignmentId", attempt_id as "attemptId", storage_key as "storageKey", sha256, size,
        hold_until as "holdUntil", deleted_at as "deletedAt"
      from recording where tenant_id = ${tx.tenantId} and id = ${id} for update`;
    if (!found || found.storageKey === null) {
      await finishWork(tx, work);
      return null;
    }
    if (found.state === 'stored') {
      if (found.holdUntil !== null && found.holdUntil > now) {
        await scheduleWork(tx, { kind: 'recording.delete', subjectId: id, dueAt: found.holdUntil });
        return null;
      }
      await tx.sql`update recording set state = 'deleted', wrapped_key = null, deleted_at = ${now}::timestamptz
        where tenant_id = ${tx.tenantId} and id = ${id}`;
      await recordEvent(tx, ctx, {
        action: 'recording.keyDestroyed',
        subject,
        assignmentId: found.assignmentId,
        body: { sha256: found.sha256!.toString('hex'), attempt: publicId('attempt', found.attemptId) },
      });
      return { ...found, deletedAt: now };
    }
    if (found.state === 'receiving') {
      await tx.sql`update recording set state = 'abandoned' where tenant_id = ${tx.tenantId} and id = ${id}`;
    }
    return found;
  });
  if (!row) return;
  await store.remove(row.storageKey!);
  await withTenant(ctx.database, scope, async (tx) => {
    const now = ctx.clock.now();
    if (!(await finishWork(tx, work))) return;
    await tx.sql`update recording set file_removed_at = ${now}::timestamptz
      where tenant_id = ${tx.tenantId} and id = ${id} and file_removed_at is null`;
    await recordEvent(tx, ctx, {
      action: row.sha256 ? 'recording.deleted' : 'recording.abandoned',
      subject,
      assignmentId: row.assignmentId,
      body: row.sha256
        ? {
            sha256: row.sha256.toString('hex'),
            size: row.size,
            keyDestroyedAt: new Date(row.deletedAt!).toISOString(),
            fileRemovedAt: new Date(now).toISOString(),
            attempt: publicId('attempt', row.attemptId),
          }
        : { attempt: publicId('attempt', row.attemptId) },
    });
    if (row.sha256) {
      await meetObligation(tx, ctx, {
        duty: 'recording-retention',
        subject,
        evidence: { sha256: row.sha256.toString('hex'), deletedAt: row.deletedAt },
      });
    }
  });
}
