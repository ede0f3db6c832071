import { withTenant } from '@ringratt/db';
import { parseDate, startOfDay } from '@ringratt/rules';
import { countDays } from '../attempts/days.ts';
import type { Context } from '../context.ts';

/** What a page shows of an assignment without counting: contacts and slots by state, attempts by outcome. */
export interface AssignmentTotals {
  contacts: Record<string, number>;
  slots: Record<string, number>;
  /** `open` for what is handed out and not reported yet. */
  attempts: Record<string, number>;
}

/**
 * Counts an assignment anew where something has happened in its tenant since it was counted: a counter in
 * the claim would serialize it. Attempts of past days are counted once.
 *
 * @param ctx acts as the principal's own job
 * @returns whether it was counted
 */
export async function refreshTotals(ctx: Context, assignmentId: string): Promise<boolean> {
  const now = ctx.clock.now();
  if (!(await somethingHappened(ctx, assignmentId))) return false;
  await countDays(ctx, assignmentId);
  await withTenant(ctx.database, { tenantId: ctx.organizationId }, async ({ sql, tenantId }) => {
    const [counted] = await sql<{ first: string | null; last: string | null }[]>`
      select min(day) as first, max(day) as last from attempt_day
      where tenant_id = ${tenantId} and assignment_id = ${assignmentId}`;
    const newer = counted?.last ? startOfDay(parseDate(counted.last)! + 1) : null;
    const older = counted?.first ? startOfDay(parseDate(counted.first)!) : null;
    const byOutcome = (when: ReturnType<typeof sql>) => sql`
      select 'attempts', case state when 'released' then 'released' else coalesce(outcome, 'open') end, count(*)
      from attempt where tenant_id = ${tenantId} and assignment_id = ${assignmentId} and ${when} group by 2`;
    // Indexes: contact_number, slot_queue, attempt_day_pkey, attempt_latest.
    const rows = await sql<{ of: keyof AssignmentTotals; state: string; count: number }[]>`
      select 'contacts' as of, state, count(*) from contact
      where tenant_id = ${tenantId} and assignment_id = ${assignmentId} group by state
      union all select 'slots', state, count(*) from slot
      where tenant_id = ${tenantId} and assignment_id = ${assignmentId} group by state
      union all select 'attempts', h.key, sum(h.value::int)
      from attempt_day d cross join jsonb_each_text(d.by_outcome) h
      where d.tenant_id = ${tenantId} and d.assignment_id = ${assignmentId} group by h.key
      union all ${byOutcome(newer === null ? sql`true` : sql`started_at >= ${newer}::timestamptz`)}
      ${older === null ? sql`` : sql`union all ${byOutcome(sql`started_at < ${older}::timestamptz`)}`}`;
    const counts: AssignmentTotals = { contacts: {}, slots: {}, attempts: {} };
    for (const row of rows) counts[row.of][row.state] = (counts[row.of][row.state] ?? 0) + row.count;
    await sql`
      insert into assignment_totals (tenant_id, assignment_id, counts, refreshed_at)
      values (${tenantId}, ${assignmentId}, ${sql.json(counts as never)}, ${now}::timestamptz)
      on conflict (tenant_id, assignment_id) do update set counts = excluded.counts, refreshed_at = excluded.refreshed_at
      where assignment_totals.refreshed_at <= excluded.refreshed_at`;
  });
  return true;
}

/** Index: event_at. */
function somethingHappened(ctx: Context, assignmentId: string): Promise<boolean> {
  return withTenant(ctx.database, { tenantId: ctx.organizationId }, async ({ sql, tenantId }) => {
    const [stale] = await sql`
      select from (select at from event where tenant_id = ${tenantId} order by at desc, seq desc limit 1) e
      where not exists (select from assignment_totals t where t.tenant_id = ${tenantId}
        and t.assignment_id = ${assignmentId} and t.refreshed_at > e.at)`;
    return stale !== undefined;
  });
}
