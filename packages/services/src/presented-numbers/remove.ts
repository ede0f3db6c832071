import { type Tx, withTenant } from '@ringratt/db';
import { traceableUntil } from '@ringratt/rules';
import { numberSubject } from '../audit/hide-numbers.ts';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { finishWork, scheduleWork, type Work } from '../due-work/schedule.ts';
import { publicId } from '../ids.ts';

/**
 * Takes a number that was given up out of the public look-up once it has been traceable for three months after the
 * last attempt (3.1); until then it is put off to that instant. A number that was never shown goes at once.
 *
 * @param ctx acts as the tenant's own job
 */
export async function removePresentedNumber(ctx: Context, work: Work): Promise<void> {
  await withTenant(ctx.database, { tenantId: ctx.organizationId }, async (tx) => {
    const now = ctx.clock.now();
    const [row] = await tx.sql<{ assignmentId: string; number: string; toAt: number | null }[]>`
      select assignment_id as "assignmentId", number, to_at as "toAt" from presented_number
      where tenant_id = ${tx.tenantId} and id = ${work.subjectId} for update`;
    // In use again, or gone: there is nothing to take away.
    if (!(await finishWork(tx, work)) || !row || row.toAt === null || row.toAt > now) return;
    // Index: attempt_latest, of the months alone that can still hold the number.
    const [last] = await tx.sql<{ at: number }[]>`
      select started_at as at from attempt
      where tenant_id = ${tx.tenantId} and assignment_id = ${row.assignmentId} and presented_number = ${row.number}
        and state <> 'released' and started_at > ${now}::timestamptz - interval '93 days'
      order by started_at desc limit 1`;
    const until = last ? traceableUntil(last.at) : now;
    if (until > now) {
      await scheduleWork(tx, {
        kind: 'presented-number.remove',
        subjectId: work.subjectId,
        dueAt: until,
        after: work,
      });
      return;
    }
    await tx.sql`delete from presented_number where tenant_id = ${tx.tenantId} and id = ${work.subjectId}`;
    await recordEvent(tx, ctx, {
      action: 'presented-number.removed',
      subject: publicId('presentedNumber', work.subjectId),
      assignmentId: row.assignmentId,
      body: { number: numberSubject(ctx.secrets, row.number) },
    });
  });
}

/** A campaign that is over shows no number any more: each is given up now, and taken away in its time. */
export async function endNumbersOf(tx: Tx, ctx: Context, campaignId: string): Promise<void> {
  const now = ctx.clock.now();
  await tx.sql`
    with ended as (
      update presented_number n set to_at = ${now}::timestamptz
      from assignment a
      where n.tenant_id = ${tx.tenantId} and n.to_at is null and a.tenant_id = n.tenant_id and a.id = n.assignment_id
        and a.campaign_id = ${campaignId}
      returning n.id
    )
    insert into due_work (kind, tenant_id, subject_id, due_at)
    select 'presented-number.remove', ${tx.tenantId}, id, ${now}::timestamptz from ended
    on conflict (tenant_id, kind, subject_id) do update
      set due_at = excluded.due_at, generation = due_work.generation + 1, rung_at = null, failures = 0, last_error = null`;
}
