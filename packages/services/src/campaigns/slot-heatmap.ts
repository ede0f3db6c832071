import type { Tx } from '@ringratt/db';
import {
  type CampaignLimits,
  dayOf,
  formatDate,
  isClosedDay,
  openHours,
  parseDate,
  startOfDay,
} from '@ringratt/rules';
import { readAssignment } from '../assignments/enter.ts';
import { spanOf } from '../attempts/days.ts';
import type { Context } from '../context.ts';
import { Invalid, NotFound } from '../errors.ts';
import { halfHourOf, localMinutes } from '../local-half-hour.ts';
import { idOf } from '../named.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';

export interface HeatmapDay {
  /** `2026-11-24` */
  date: string;
  /** Why the whole day is closed: by the guidelines (3.2), by the campaign's own limit, outside its period. */
  closed: 'guidelines' | 'campaign' | 'period' | null;
  /** Half-hours of the day, 0–48, between which attempts may start. */
  opens: number;
  closes: number;
  cells: HeatmapCell[];
}

export interface HeatmapCell {
  /** 16 is 08:00–08:30. */
  halfHour: number;
  /** Attempts made before now, planned slots from now on. */
  count: number;
  past: boolean;
}

export interface Heatmap {
  days: HeatmapDay[];
  now: { date: string; halfHour: number };
  /** The next day that the guidelines close, from today on. */
  nextClosedDay: string;
}

interface Count {
  /** The half-hour's first instant. */
  at: number;
  count: number;
}

interface Frame {
  limits: CampaignLimits;
  startsOn: string;
  endsOn: string;
}

/** At most eight weeks at a time. */
const mostDays = 56;

/**
 * A campaign's attempts and planned slots by local half-hour. What is planned but overdue counts as due now.
 * Indexes: slot_queue once an assignment, and those of the attempts.
 *
 * @param input.from first local day, `YYYY-MM-DD`
 */
export async function slotHeatmap(
  ctx: Context,
  input: { campaignId: string; from: string; days: number },
): Promise<Heatmap> {
  authorize(ctx, 'campaign.read');
  const campaignId = idOf('campaign', input.campaignId);
  return readOwnTenant(ctx, async (tx) => {
    const [frame] = await tx.sql<Frame[]>`
      select limits, starts_on as "startsOn", ends_on as "endsOn" from campaign
      where tenant_id = ${ctx.organizationId} and id = ${campaignId}`;
    if (!frame) throw new NotFound('campaign');
    const parts = await tx.sql<{ id: string }[]>`
      select id from assignment where tenant_id = ${ctx.organizationId} and campaign_id = ${campaignId}`;
    return draw(
      tx,
      ctx.clock.now(),
      frame,
      parts.map((part) => part.id),
      input,
    );
  });
}

/** The same of one assignment alone, as either party of it. */
export async function assignmentHeatmap(
  ctx: Context,
  input: { assignmentId: string; from: string; days: number },
): Promise<Heatmap> {
  const assignmentId = idOf('assignment', input.assignmentId);
  return readAssignment(ctx, assignmentId, 'assignment.read', async (tx, assignment) => {
    const [frame] = await tx.sql<Frame[]>`
      select limits, starts_on as "startsOn", ends_on as "endsOn" from campaign
      where tenant_id = ${tx.tenantId} and id = ${assignment.campaignId}`;
    return draw(tx, ctx.clock.now(), frame!, [assignmentId], input);
  });
}

async function draw(
  tx: Tx,
  now: number,
  frame: Frame,
  assignmentIds: string[],
  input: { from: string; days: number },
): Promise<Heatmap> {
  const first = parseDate(input.from);
  if (first === null) throw new Invalid([{ path: 'from', message: 'notADate' }]);
  const days = Math.min(Math.max(1, input.days), mostDays);
  const from = startOfDay(first);
  const to = startOfDay(first + days);
  const today = formatDate(dayOf(now));
  const nowHalf = halfHourOf(now);
  const { sql } = tx;
  const by = sql`date_bin('30 minutes', t, '2000-01-01Z') as at, count(*)`;
  // What is overdue is due now, so that nothing is planned before; later days alone leave it out.
  const planned =
    to > now
      ? await sql<Count[]>`
          select ${by} from (
            select greatest(s.not_before, ${now}::timestamptz) as t from slot s
            where s.tenant_id = ${tx.tenantId} and s.assignment_id = any (${assignmentIds}::uuid[]) and s.state = 'planned'
              ${from > now ? sql`and s.not_before >= ${from}::timestamptz` : sql``}
              and s.not_before < ${to}::timestamptz
          ) due group by 1`
      : [];
  const past = Array.from({ length: days }, (_, index) => first + index).filter(
    (day) => startOfDay(day) < now,
  );
  // The half-hour that is now shows what is due in it; the attempts it has seen are in the list of attempts.
  const counts = new Map([
    ...(await attemptsMade(tx, now, past, assignmentIds)),
    ...byLocalHalfHour(planned),
  ]);
  return {
    days: Array.from({ length: days }, (_, index) => {
      const day = first + index;
      const date = formatDate(day);
      const hours = openHours(day, frame.limits);
      const outside = date < frame.startsOn || date > frame.endsOn;
      const closed =
        hours === null ? (isClosedDay(day) ? 'guidelines' : 'campaign') : outside ? 'period' : null;
      const cells: HeatmapCell[] = [];
      for (let halfHour = 0; halfHour < 48; halfHour++) {
        const count = counts.get(`${date} ${halfHour}`);
        if (count)
          cells.push({ halfHour, count, past: date < today || (date === today && halfHour < nowHalf) });
      }
      return {
        date,
        closed,
        opens: hours ? halfHourOf(hours.opens) : 0,
        closes: hours ? Math.ceil(localMinutes(hours.closes) / 30) : 0,
        cells,
      };
    }),
    now: { date: today, halfHour: nowHalf },
    nextClosedDay: nextClosed(dayOf(now)),
  };
}

/**
 * Attempts until now by local half-hour: of days that the worker has counted from there, of others counted here.
 * Indexes: attempt_day_pkey, attempt_latest.
 */
async function attemptsMade(
  { sql, tenantId }: Tx,
  now: number,
  days: readonly number[],
  assignmentIds: readonly string[],
): Promise<Map<string, number>> {
  const spans = days.map(spanOf);
  const counted = await sql<{ assignmentId: string; day: string; byHalfHour: Record<string, number> }[]>`
    select assignment_id as "assignmentId", day, by_half_hour as "byHalfHour" from attempt_day
    where tenant_id = ${tenantId} and assignment_id = any (${[...assignmentIds]}::uuid[])
      and day = any (${spans.map((span) => span.day)}::text[]) and not stale`;
  const known = new Set(counted.map(({ assignmentId, day }) => `${assignmentId} ${day}`));
  const rest = assignmentIds.flatMap((assignmentId) =>
    spans
      .filter(({ day }) => !known.has(`${assignmentId} ${day}`))
      .map((span) => ({ ...span, assignmentId })),
  );
  const made = await sql<Count[]>`
    select date_bin('30 minutes', x.started_at, '2000-01-01Z') as at, count(*)
    from (select assignment_id, starts::timestamptz as starts, ends::timestamptz as ends
      from unnest(${rest.map((span) => span.assignmentId)}::uuid[], ${rest.map((span) => span.starts)}::text[],
        ${rest.map((span) => span.ends)}::text[]) s(assignment_id, starts, ends) offset 0) d
    cross join lateral (
      select started_at from attempt
      where tenant_id = ${tenantId} and assignment_id = d.assignment_id and started_at >= d.starts
        and started_at < d.ends and started_at < ${now}::timestamptz and state <> 'released') x
    group by 1`;
  const counts = byLocalHalfHour(made);
  for (const { day, byHalfHour } of counted)
    for (const [halfHour, count] of Object.entries(byHalfHour)) {
      const name = `${day} ${halfHour}`;
      counts.set(name, (counts.get(name) ?? 0) + count);
    }
  return counts;
}

/**
 * Counts of UTC's half-hours, which are Stockholm's too, by local day and half-hour. The database is not asked to name
 * them: that takes ten times as long as counting.
 */
function byLocalHalfHour(counted: readonly Count[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { at, count } of counted) {
    const name = `${formatDate(dayOf(at))} ${halfHourOf(at)}`;
    counts.set(name, (counts.get(name) ?? 0) + count);
  }
  return counts;
}

function nextClosed(from: number): string {
  let day = from;
  while (!isClosedDay(day)) day++;
  return formatDate(day);
}
