import { type Tx, withTenant } from '@ringratt/db';
import { type Day, dayOf, formatDate, parseDate, startOfDay } from '@ringratt/rules';
import type { Context } from '../context.ts';
import { halfHourOf } from '../local-half-hour.ts';

/** Days counted a transaction, so that a late report never waits long. */
const BATCH = 31;
/** Days back from which counting begins: a report may name any year, and what is older is counted where it is read. */
const MOST = 400;

interface CountedDay {
  day: string;
  attempts: number;
  by_outcome: Record<string, number>;
  by_half_hour: Record<number, number>;
}

interface Count {
  day: string;
  /** The half-hour's first instant. */
  at: number;
  outcome: string;
  /** What never reached the consumer's phone counts for nothing (1.6). */
  counts: boolean;
  n: number;
}

/** A local day's name, first instant and end. */
export interface DaySpan {
  day: string;
  starts: string;
  ends: string;
}

export function spanOf(day: Day): DaySpan {
  return {
    day: formatDate(day),
    starts: new Date(startOfDay(day)).toISOString(),
    ends: new Date(startOfDay(day + 1)).toISOString(),
  };
}

/**
 * Spans as the rows of a query. The offset keeps the casts out of the conditions on a table: they are not leakproof,
 * and row-level security would keep it from its index.
 */
export const spanRows = (sql: Tx['sql'], spans: readonly DaySpan[]) => sql`(
  select day, starts::timestamptz as starts, ends::timestamptz as ends
  from unnest(${spans.map((span) => span.day)}::text[], ${spans.map((span) => span.starts)}::text[],
    ${spans.map((span) => span.ends)}::text[]) s(day, starts, ends) offset 0)`;

/**
 * Counts the days of an assignment that are past and not counted yet, or stale. Yesterday waits another day: by the
 * clock of another process it may be today.
 *
 * @param ctx acts as the principal's own job
 */
export async function countDays(ctx: Context, assignmentId: string): Promise<void> {
  const rest = () =>
    withTenant(ctx.database, { tenantId: ctx.organizationId }, async (tx) => {
      if ((await uncounted(tx, ctx, assignmentId)).length === 0) return 0;
      // Late changes hold this lock together until they are written: what is counted here has seen them, or is marked.
      await tx.sql`select pg_advisory_xact_lock(${lockKey(tx.sql, assignmentId)})`;
      const days = await uncounted(tx, ctx, assignmentId);
      await countAnew(tx, assignmentId, days);
      return days.length;
    });
  while ((await rest()) === BATCH);
}

/** Stale days first, then those after the last that was counted. Indexes: attempt_day_pkey, attempt_latest. */
async function uncounted({ sql, tenantId }: Tx, ctx: Context, assignmentId: string): Promise<Day[]> {
  const [[known], stale] = await Promise.all([
    sql<{ last: string | null; first: number | null }[]>`
      select (select max(day) from attempt_day where tenant_id = ${tenantId} and assignment_id = ${assignmentId}) as last,
        (select min(started_at) from attempt where tenant_id = ${tenantId} and assignment_id = ${assignmentId}) as first`,
    sql<{ day: string }[]>`
      select day from attempt_day where tenant_id = ${tenantId} and assignment_id = ${assignmentId} and stale
      order by day limit ${BATCH}`,
  ]);
  const days = stale.map(({ day }) => parseDate(day)!);
  if (!known || known.first === null) return days;
  const yesterday = dayOf(ctx.clock.now()) - 1;
  let day = known.last === null ? Math.max(dayOf(known.first), yesterday - MOST) : parseDate(known.last)! + 1;
  for (; day < yesterday && days.length < BATCH; day++) days.push(day);
  return days;
}

/** Index: attempt_latest, once a day. */
async function countAnew({ sql, tenantId }: Tx, assignmentId: string, days: readonly Day[]): Promise<void> {
  const spans = days.map(spanOf);
  const counts = await sql<Count[]>`
    select d.day, date_bin('30 minutes', x.started_at, '2000-01-01Z') as at,
      case x.state when 'released' then 'released' else coalesce(x.outcome, 'open') end as outcome,
      x.state in ('dialed', 'ended', 'expired') and x.outcome is distinct from 'failed' as counts, count(*) as n
    from ${spanRows(sql, spans)} d
    cross join lateral (
      select started_at, state, outcome from attempt
      where tenant_id = ${tenantId} and assignment_id = ${assignmentId}
        and started_at >= d.starts and started_at < d.ends) x
    group by 1, 2, 3, 4`;
  const counted = new Map<string, CountedDay>(
    spans.map(({ day }) => [day, { day, attempts: 0, by_outcome: {}, by_half_hour: {} }]),
  );
  for (const { day, at, outcome, counts: reached, n } of counts) {
    const of = counted.get(day)!;
    if (reached) of.attempts += n;
    of.by_outcome[outcome] = (of.by_outcome[outcome] ?? 0) + n;
    if (outcome === 'released') continue;
    const half = halfHourOf(at);
    of.by_half_hour[half] = (of.by_half_hour[half] ?? 0) + n;
  }
  await sql`
    insert into attempt_day (tenant_id, assignment_id, day, attempts, by_outcome, by_half_hour)
    select ${tenantId}, ${assignmentId}, d.day, d.attempts, d.by_outcome, d.by_half_hour
    from jsonb_to_recordset(${sql.json([...counted.values()] as never)}::jsonb)
      d(day text, attempts int, by_outcome jsonb, by_half_hour jsonb)
    on conflict (tenant_id, assignment_id, day) do update set attempts = excluded.attempts,
      by_outcome = excluded.by_outcome, by_half_hour = excluded.by_half_hour, stale = false`;
}

/**
 * Tells that attempts which began at these instants are being changed: days of theirs that are past and counted
 * become stale in the same transaction. Costs nothing on the attempt's own day. Index: attempt_day_pkey.
 */
export async function markLate(
  { sql, tenantId }: Tx,
  ctx: Context,
  assignmentId: string,
  instants: readonly number[],
): Promise<void> {
  const today = dayOf(ctx.clock.now());
  const days = [...new Set(instants.map(dayOf))].filter((day) => day < today).map(formatDate);
  if (days.length === 0) return;
  await sql`select pg_advisory_xact_lock_shared(${lockKey(sql, assignmentId)})`;
  await sql`
    update attempt_day set stale = true
    where tenant_id = ${tenantId} and assignment_id = ${assignmentId} and day in (
      select day from attempt_day where tenant_id = ${tenantId} and assignment_id = ${assignmentId}
        and day = any (${days}::text[]) and not stale order by day for update)`;
}

const lockKey = (sql: Tx['sql'], assignmentId: string) =>
  sql`hashtextextended(${`attempt_day ${assignmentId}`}, 0)`;
