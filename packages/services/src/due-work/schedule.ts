import type { Tx } from '@ringratt/db';
import type { JobName } from '@ringratt/jobs';

/** A row of due work at one of its turns, as the doorbell names it. */
export interface Work {
  kind: JobName;
  subjectId: string;
  generation: number;
}

/**
 * Makes something due, in the transaction of the act that wants it: the queue only rings for what stands
 * here. Due already, it gets the new time and a new turn, and older rings of the bell are stale.
 *
 * @param work.after the turn that has just been finished and is followed by another: a ring that bore the same
 *   turn would be lost on a queue that has not let go of the job yet
 */
export async function scheduleWork(
  tx: Tx,
  work: { kind: JobName; subjectId: string; dueAt: number; after?: Work },
): Promise<void> {
  await tx.sql`
    insert into due_work (kind, tenant_id, subject_id, due_at, generation)
    values (${work.kind}, ${tx.tenantId}, ${work.subjectId}, ${work.dueAt}::timestamptz,
      ${(work.after?.generation ?? 0) + 1})
    on conflict (tenant_id, kind, subject_id) do update
      set due_at = excluded.due_at, generation = due_work.generation + 1, rung_at = null, failures = 0,
        last_error = null`;
}

/**
 * Takes the row away in the transaction of its act.
 *
 * @returns false where another turn has come meanwhile: it stays due
 */
export async function finishWork(tx: Tx, work: Work): Promise<boolean> {
  const done = await tx.sql`delete from due_work where tenant_id = ${tx.tenantId} and kind = ${work.kind}
    and subject_id = ${work.subjectId} and generation = ${work.generation}`;
  return done.count > 0;
}
