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
 */
export async function scheduleWork(
  tx: Tx,
  work: { kind: JobName; subjectId: string; dueAt: number },
): Promise<void> {
  await tx.sql`
    insert into due_work (kind, tenant_id, subject_id, due_at)
    values (${work.kind}, ${tx.tenantId}, ${work.subjectId}, ${work.dueAt}::timestamptz)
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
