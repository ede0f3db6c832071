import { type Tx, withCenterOverview } from '@ringratt/db';
import { type DutyId, dayOf, duties, formatDate } from '@ringratt/rules';
import { z } from 'zod';
import { type DaySpan, spanOf, spanRows } from '../attempts/days.ts';
import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';

const schema = z.object({ weeks: z.number().int().min(1).max(53).default(12) });

export interface BreachWeek {
  /** The week's Monday, `YYYY-MM-DD`. */
  week: string;
  attempts: number;
  breaches: number;
}

export interface BreachRow {
  duty: DutyId;
  responsible: 'principal' | 'contactCenter' | 'both';
  breaches: number;
  /** The breaches of each week, in the report's order. */
  weeks: number[];
}

/** One party across the week: a principal's contact center, or a contact center's principal. */
export interface BreachParty {
  id: string;
  name: string;
  side: 'principal' | 'contactCenter';
  attempts: number;
  breaches: number;
  /** Obligations that are broken and not yet met. */
  overdue: number;
  weeks: BreachWeek[];
  duties: BreachRow[];
}

export interface BreachReport {
  /** Mondays, oldest first; the last week is the one under way. */
  weeks: string[];
  parties: BreachParty[];
}

interface Counted {
  attempts: { id: string; name: string; day: string; n: number }[];
  breaches: { id: string; name: string; week: string; duty: DutyId; n: number }[];
  overdue: { id: string; name: string; n: number }[];
}

/** Breaches per thousand attempts; null where there were none to break anything. */
export const perThousand = ({ attempts, breaches }: { attempts: number; breaches: number }): number | null =>
  attempts === 0 ? null : (breaches / attempts) * 1_000;

/** A party with the breaches of one duty alone, against all its attempts. */
export function ofDuty(party: BreachParty, duty: DutyId): BreachParty {
  const row = party.duties.find((known) => known.duty === duty);
  return {
    ...party,
    breaches: row?.breaches ?? 0,
    weeks: party.weeks.map((week, nth) => ({ ...week, breaches: row?.weeks[nth] ?? 0 })),
    duties: row ? [row] : [],
  };
}

/**
 * Breaches against attempts by week and duty: a principal's across its contact centers, a contact center's own across
 * its principals. Attempts are added by days, of which only the newest are counted here.
 * Indexes: attempt_day_pkey, attempt_latest, incident_assignment, obligation_assignment.
 */
export async function readBreaches(ctx: Context, input: z.input<typeof schema> = {}): Promise<BreachReport> {
  authorize(ctx, 'report.read');
  const { weeks: count } = parseInput(schema, input);
  const today = dayOf(ctx.clock.now());
  // 1970-01-01 was a Thursday.
  const monday = today - ((today + 3) % 7);
  const weeks = Array.from({ length: count }, (_, i) => formatDate(monday - 7 * (count - 1 - i)));
  const days = Array.from({ length: 7 * count }, (_, i) => spanOf(monday - 7 * (count - 1) + i));
  const [own, shared] = await Promise.all([
    readOwnTenant(ctx, (tx) => counted(tx, ctx, days, true)),
    withCenterOverview(ctx.database, { organizationId: ctx.organizationId }, (tx) =>
      counted(tx, ctx, days, false),
    ),
  ]);
  return {
    weeks,
    parties: [...gather(own, weeks, 'contactCenter'), ...gather(shared, weeks, 'principal')].sort(
      (a, b) => (perThousand(b) ?? -1) - (perThousand(a) ?? -1) || a.name.localeCompare(b.name, 'sv'),
    ),
  };
}

/** @param days oldest first */
async function counted({ sql }: Tx, ctx: Context, days: readonly DaySpan[], own: boolean): Promise<Counted> {
  const since = days[0]!.starts;
  const party = own ? sql`a.contact_center_id` : sql`a.tenant_id`;
  const mine = own
    ? sql`a.tenant_id = ${ctx.organizationId}`
    : sql`a.contact_center_id = ${ctx.organizationId} and a.tenant_id <> ${ctx.organizationId}`;
  const week = (at: ReturnType<Tx['sql']>) =>
    sql`to_char(date_trunc('week', ${at} at time zone 'Europe/Stockholm'), 'YYYY-MM-DD')`;
  const [attempts, breaches, overdue] = await Promise.all([
    // What never reached the consumer's phone counts for nothing (1.6). A party without attempts is told of too.
    sql<Counted['attempts']>`
      select g.id, g.name, d.day, sum(coalesce(k.attempts, t.n))::float8 as n
      from assignment a join organization g on g.id = ${party}
      cross join ${spanRows(sql, days)} d
      left join attempt_day k on k.tenant_id = a.tenant_id and k.assignment_id = a.id and k.day = d.day and not k.stale
      left join lateral (
        select count(*) as n from attempt x
        where k.day is null and x.tenant_id = a.tenant_id and x.assignment_id = a.id
          and x.started_at >= d.starts and x.started_at < d.ends
          and x.state in ('dialed', 'ended', 'expired') and (x.outcome is null or x.outcome <> 'failed')) t on true
      where ${mine} and a.state not in ('invited', 'declined')
      group by g.id, g.name, d.day`,
    sql<Counted['breaches']>`
      select g.id, g.name, ${week(sql`coalesce(t.started_at, i.opened_at)`)} as week, i.duty, count(*)::float8 as n
      from assignment a cross join lateral (
        select * from incident i where i.tenant_id = a.tenant_id and i.assignment_id = a.id
          and i.opened_at >= ${since}::timestamptz) i
      join organization g on g.id = ${party}
      -- Looked up one by one, however many there are: joined, all attempts would be read.
      left join lateral (
        select x.started_at from attempt x where x.tenant_id = i.tenant_id and x.id = i.attempt_id limit 1) t on true
      where ${mine}
        and coalesce(t.started_at, i.opened_at) >= ${since}::timestamptz
      group by 1, 2, 3, 4`,
    sql<Counted['overdue']>`
      select g.id, g.name, sum(o.n)::float8 as n
      from assignment a cross join lateral (
        select count(*) as n from obligation o
        where o.tenant_id = a.tenant_id and o.assignment_id = a.id and o.state = 'breached') o
      join organization g on g.id = ${party}
      where ${mine} and o.n > 0 group by 1, 2`,
  ]);
  return { attempts, breaches, overdue };
}

function gather(counts: Counted, weeks: readonly string[], side: BreachParty['side']): BreachParty[] {
  const parties = new Map<string, BreachParty>();
  const of = ({ id, name }: { id: string; name: string }) => {
    let party = parties.get(id);
    if (!party) {
      party = {
        id: publicId('organization', id),
        name,
        side,
        attempts: 0,
        breaches: 0,
        overdue: 0,
        weeks: weeks.map((week) => ({ week, attempts: 0, breaches: 0 })),
        duties: [],
      };
      parties.set(id, party);
    }
    return party;
  };
  for (const row of counts.attempts) {
    const party = of(row);
    party.attempts += row.n;
    party.weeks.findLast(({ week }) => week <= row.day)!.attempts += row.n;
  }
  for (const row of counts.breaches) {
    const party = of(row);
    party.breaches += row.n;
    const week = party.weeks.find((known) => known.week === row.week);
    if (week) week.breaches += row.n;
    let duty = party.duties.find((known) => known.duty === row.duty);
    if (!duty) {
      duty = {
        duty: row.duty,
        responsible: duties.find(({ id }) => id === row.duty)?.responsible ?? 'both',
        breaches: 0,
        weeks: weeks.map(() => 0),
      };
      party.duties.push(duty);
    }
    duty.breaches += row.n;
    const nth = weeks.indexOf(row.week);
    if (nth >= 0) duty.weeks[nth]! += row.n;
  }
  for (const row of counts.overdue) of(row).overdue += row.n;
  for (const party of parties.values())
    party.duties.sort((a, b) => b.breaches - a.breaches || (a.duty < b.duty ? -1 : 1));
  return [...parties.values()];
}
