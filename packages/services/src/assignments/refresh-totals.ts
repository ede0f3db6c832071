import { withTenant } from '@ringratt/db';
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
 * the claim would serialize it.
 *
 * @param ctx acts as the principal's own job
 * @returns whether it was counted
 */
export function refreshTotals(ctx: Context, assignmentId: string): Promise<boolean> {
  return withTenant(ctx.database, { tenantId: ctx.organizationId }, async ({ sql }) => {
    const now = ctx.clock.now();
    // Index: event_at.
    const [stale] = await sql`
      select from (select at from event where tenant_id = ${ctx.organizationId} order by at desc, seq desc limit 1) e
      where not exists (select from assignment_totals t where t.tenant_id = ${ctx.organizationId}
        and t.assignment_id = ${assignmentId} and t.refreshed_at > e.at)`;
    if (!stale) return false;
    // Indexes: contact_number, slot_queue, attempt_latest.
    const rows = await sql<{ of: keyof AssignmentTotals; state: string; count: number }[]>`
      select 'contacts' as of, state, count(*) from contact
      where tenant_id = ${ctx.organizationId} and assignment_id = ${assignmentId} group by state
      union all select 'slots', state, count(*) from slot
      where tenant_id = ${ctx.organizationId} and assignment_id = ${assignmentId} group by state
      union all select 'attempts', case state when 'released' then 'released' else coalesce(outcome, 'open') end, count(*)
      from attempt where tenant_id = ${ctx.organizationId} and assignment_id = ${assignmentId} group by 2`;
    const counts: AssignmentTotals = { contacts: {}, slots: {}, attempts: {} };
    for (const row of rows) counts[row.of][row.state] = row.count;
    await sql`
      insert into assignment_totals (tenant_id, assignment_id, counts, refreshed_at)
      values (${ctx.organizationId}, ${assignmentId}, ${sql.json(counts as never)}, ${now}::timestamptz)
      on conflict (tenant_id, assignment_id) do update set counts = excluded.counts, refreshed_at = excluded.refreshed_at
      where assignment_totals.refreshed_at <= excluded.refreshed_at`;
    return true;
  });
}
