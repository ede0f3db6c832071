import { withoutTenant } from '@ringratt/db';
import type { JobName, RowPayload } from '@ringratt/jobs';
import type { Context, Services } from '../context.ts';
import type { Work } from './schedule.ts';

/**
 * Who a ring of the bell acts for and on which row, or null where the row is gone or has another turn: the
 * ring is stale and there is nothing to do.
 */
export async function answerRing(
  services: Services,
  kind: JobName,
  payload: RowPayload,
): Promise<{ ctx: Context; work: Work } | null> {
  const [row] = await withoutTenant(
    services.database,
    (tx) => tx.sql`select from due_work where tenant_id = ${payload.tenantId} and kind = ${kind}
      and subject_id = ${payload.subjectId} and generation = ${payload.generation}`,
  );
  if (!row) return null;
  return {
    ctx: {
      ...services,
      organizationId: payload.tenantId,
      actor: { kind: 'job', name: kind },
    },
    work: { kind, subjectId: payload.subjectId, generation: payload.generation },
  };
}

const shortest = 30_000;
const longest = 3_600_000;

/**
 * Puts a row off that the queue has given up: it is rung again later, each time later, for ever. The kind of
 * error alone is kept, since a message may quote a number.
 */
export async function putOffWork(
  services: Services,
  kind: JobName,
  payload: RowPayload,
  error: Error & { code?: unknown },
): Promise<void> {
  const now = services.clock.now();
  const kept = typeof error.code === 'string' ? `${error.name} ${error.code}` : error.name;
  await withoutTenant(
    services.database,
    (tx) => tx.sql`
      update due_work set generation = generation + 1, rung_at = null, failures = failures + 1,
        last_error = ${kept.slice(0, 200)},
        due_at = ${now}::timestamptz + least(${longest}, ${shortest} * power(2, least(failures, 10))) * interval '1 ms'
      where tenant_id = ${payload.tenantId} and kind = ${kind} and subject_id = ${payload.subjectId}
        and generation = ${payload.generation}`,
  );
}
