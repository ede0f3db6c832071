import { withoutTenant } from '@ringratt/db';
import { type Doorbell, isJobName, type JobName, type RowPayload } from '@ringratt/jobs';
import type { Services } from '../context.ts';

/** What falls due within this many milliseconds is handed to the queue. */
const horizon = 10 * 60_000;
/** How long after it was due and rung a row is taken for lost. */
const patience = 15_000;
const batch = 1_000;

interface Due extends RowPayload {
  kind: string;
  dueAt: number;
}

/**
 * Rings the queue for what falls due soon and has not been rung for. A crash between ring and note rings
 * twice, which the job's id makes once.
 *
 * @returns how many were rung
 */
export async function ringDue(services: Services, bell: Doorbell): Promise<number> {
  // Index: due_work_unrung.
  return ring(
    services,
    bell,
    (now) => (tx) =>
      tx.sql<Due[]>`
      select kind, tenant_id as "tenantId", subject_id as "subjectId", generation, due_at as "dueAt" from due_work
      where rung_at is null and due_at <= ${now + horizon}::timestamptz order by due_at limit ${batch}`,
  );
}

/**
 * Rings again for what should have been done by now: the queue was emptied, or lost it. What still waits in
 * a slow queue has the same job id and is not doubled.
 */
export async function ringLost(services: Services, bell: Doorbell): Promise<number> {
  return ring(
    services,
    bell,
    (now) => (tx) =>
      tx.sql<Due[]>`
      select kind, tenant_id as "tenantId", subject_id as "subjectId", generation, due_at as "dueAt" from due_work
      where due_at <= ${now - patience}::timestamptz and rung_at <= ${now - patience}::timestamptz
      order by due_at limit ${batch}`,
  );
}

type Tx = Parameters<Parameters<typeof withoutTenant>[1]>[0];

async function ring(
  services: Services,
  bell: Doorbell,
  find: (now: number) => (tx: Tx) => Promise<Due[]>,
): Promise<number> {
  const now = services.clock.now();
  const due = (await withoutTenant(services.database, find(now))).filter((row) => isJobName(row.kind));
  if (due.length === 0) return 0;
  await bell.ring(
    due.map(({ kind, dueAt, tenantId, subjectId, generation }) => ({
      name: kind as JobName,
      payload: { tenantId, subjectId, generation },
      delay: dueAt - now,
    })),
  );
  const rows = due.map((row) => [row.tenantId, row.kind, row.subjectId, row.generation]);
  await withoutTenant(
    services.database,
    (tx) => tx.sql`
      update due_work d set rung_at = ${now}::timestamptz
      from jsonb_to_recordset(${tx.sql.json(rows.map(([t, k, s, g]) => ({ t, k, s, g })) as never)})
        as x(t uuid, k text, s uuid, g bigint)
      where d.tenant_id = x.t and d.kind = x.k and d.subject_id = x.s and d.generation = x.g`,
  );
  return due.length;
}
