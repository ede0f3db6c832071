import type { Tx } from '@ringratt/db';
import { type CampaignLimits, dayOf, formatDate, openHours, parseDate } from '@ringratt/rules';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { idOf } from '../named.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';
import { type DayAhead, type ExpectedDay, finishedOn, forecastDays } from './forecast-model.ts';
import { type CampaignProgress, progressOf } from './progress.ts';
import type { CampaignState } from './schemas.ts';

/** Fewer attempts than this say too little of what share of them finishes a contact. */
const ENOUGH_ATTEMPTS = 100;
/** Calling days by which the present pace is measured. */
const RECENT_DAYS = 7;
/** A forecast further on than this is no forecast. */
const HORIZON_DAYS = 120;
const hour = 3_600_000;

export interface Forecast {
  startsOn: string;
  endsOn: string;
  today: string;
  /** Where the contacts stand, which all else is reckoned from. */
  progress: CampaignProgress;
  /** Contacts that may be called; what the lines strive for. */
  callable: number;
  /** Days on which contacts were done, with how many were by their end. */
  done: { date: string; done: number }[];
  /** From today to the campaign's end, or to where all is done; empty where nothing can be said. */
  expected: ExpectedDay[];
  /** Why nothing can be said of what is to come. */
  silent: 'no-contacts' | 'all-done' | 'too-few-attempts' | 'no-capacity' | 'over' | null;
  /** The share of attempts that finishes a contact, as measured. */
  share: number | null;
  attemptsPerHour: number;
  finishedOn: string | null;
}

/**
 * When a campaign's contacts will have been called, by its planned slots, the centers' capacity and how its
 * attempts have gone. Indexes: contact_campaign, contact_done, slot_queue once an assignment.
 */
export async function campaignForecast(ctx: Context, given: string): Promise<Forecast> {
  authorize(ctx, 'campaign.read');
  const campaignId = idOf('campaign', given);
  const now = ctx.clock.now();
  return readOwnTenant(ctx, async (tx) => {
    const [frame] = await tx.sql<
      { limits: CampaignLimits; startsOn: string; endsOn: string; state: CampaignState }[]
    >`select limits, starts_on as "startsOn", ends_on as "endsOn", state from campaign
      where tenant_id = ${ctx.organizationId} and id = ${campaignId}`;
    if (!frame) throw new NotFound('campaign');
    const { parts, states, doneByDay } = await readCounts(tx, campaignId);
    const progress = progressOf(states);
    const done = progress.reached + progress.finished;
    const callable = progress.contacts - progress.blocked;
    const open = callable - done;
    const attempts = parts.reduce((sum, part) => sum + part.attempts, 0);
    const attemptsPerHour = parts.reduce((sum, part) => sum + part.perHour, 0);
    const today = dayOf(now);
    const last = Math.min(parseDate(frame.endsOn)!, today + HORIZON_DAYS);
    const silent: Forecast['silent'] =
      progress.contacts === 0
        ? 'no-contacts'
        : open === 0
          ? 'all-done'
          : frame.state === 'ended' || last < today
            ? 'over'
            : attempts < ENOUGH_ATTEMPTS || done === 0
              ? 'too-few-attempts'
              : attemptsPerHour === 0
                ? 'no-capacity'
                : null;
    const past: Forecast['done'] = [];
    for (const day of doneByDay) past.push({ date: day.date, done: (past.at(-1)?.done ?? 0) + day.done });
    const { startsOn, endsOn } = frame;
    const answer = {
      startsOn,
      endsOn,
      today: formatDate(today),
      progress,
      callable,
      done: past,
      silent,
      attemptsPerHour,
    };
    if (silent !== null) return { ...answer, expected: [], share: null, finishedOn: null };
    const planned = await readPlanned(
      tx,
      parts.map((part) => part.id),
      now,
    );
    const first = parseDate(frame.startsOn)!;
    const days: DayAhead[] = [];
    for (let day = today; day <= last; day++) {
      const hours = day < first ? null : openHours(day, frame.limits);
      days.push({
        date: formatDate(day),
        openHours: hours ? Math.max(0, hours.closes - Math.max(now, hours.opens)) / hour : 0,
        planned: planned.get(formatDate(day)) ?? 0,
      });
    }
    const expected = forecastDays({
      done,
      open,
      unplanned: Math.max(0, open - [...planned.values()].reduce((all, count) => all + count, 0)),
      attempts,
      attemptsPerHour,
      recentPerHour: recentPace(doneByDay, frame.limits, now),
      days,
    });
    const finished = finishedOn(expected, callable);
    return {
      ...answer,
      expected: finished ? expected.filter((day) => day.date <= finished) : expected,
      share: Math.min(1, done / attempts),
      finishedOn: finished,
    };
  });
}

/** Contacts done in an open hour over the last calling days before today; null where there are none. */
function recentPace(
  doneByDay: readonly { date: string; done: number }[],
  limits: CampaignLimits,
  now: number,
): number | null {
  const first = doneByDay[0]?.date;
  if (!first) return null;
  const counts = new Map(doneByDay.map((day) => [day.date, day.done]));
  let hours = 0;
  let done = 0;
  let days = 0;
  for (let day = dayOf(now) - 1; days < RECENT_DAYS && formatDate(day) >= first; day--) {
    const open = openHours(day, limits);
    if (!open) continue;
    days++;
    hours += (open.closes - open.opens) / hour;
    done += counts.get(formatDate(day)) ?? 0;
  }
  return hours > 0 ? done / hours : null;
}

async function readCounts(tx: Tx, campaignId: string) {
  const { sql } = tx;
  const parts = await sql<{ id: string; perHour: number; attempts: number }[]>`
    select a.id, case when a.state in ('accepted', 'live', 'paused') then a.agents * a.attempts_per_agent_hour else 0 end as "perHour",
      coalesce((select sum(n.value::int) from jsonb_each_text(t.counts -> 'attempts') n where n.key <> 'released'), 0)::int as attempts
    from assignment a left join assignment_totals t on t.tenant_id = a.tenant_id and t.assignment_id = a.id
    where a.tenant_id = ${tx.tenantId} and a.campaign_id = ${campaignId}`;
  const states = await sql<{ state: string; contacts: number }[]>`
    select state, count(*) as contacts from contact
    where tenant_id = ${tx.tenantId} and campaign_id = ${campaignId} group by state`;
  const done = await sql<Hour[]>`
    select date_bin('1 hour', ended_at, '2000-01-01Z') as at, count(*) from contact
    where tenant_id = ${tx.tenantId} and campaign_id = ${campaignId} and state in ('reached', 'exhausted', 'ended')
      and ended_at is not null
    group by 1 order by 1`;
  const doneByDay = [...byLocalDay(done)].map(([date, count]) => ({ date, done: count }));
  return { parts, states: new Map(states.map((row) => [row.state, row.contacts])), doneByDay };
}

/** Planned slots by local day; what is overdue is due now. */
async function readPlanned(tx: Tx, assignmentIds: string[], now: number): Promise<Map<string, number>> {
  const rows = await tx.sql<Hour[]>`
    select date_bin('1 hour', greatest(not_before, ${now}::timestamptz), '2000-01-01Z') as at, count(*)
    from slot where tenant_id = ${tx.tenantId} and assignment_id = any (${assignmentIds}::uuid[]) and state = 'planned'
    group by 1`;
  return byLocalDay(rows);
}

interface Hour {
  /** The hour's first instant. */
  at: number;
  count: number;
}

/** Counts of hours by local day, in their order: the database is not asked to name the day of each row, which is slow. */
function byLocalDay(counted: readonly Hour[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const { at, count } of counted) {
    const date = formatDate(dayOf(at));
    counts.set(date, (counts.get(date) ?? 0) + count);
  }
  return counts;
}
