import { closesAt, opensAt } from './duties/calling-hours.ts';
import { isClosed } from './duties/closed-day.ts';
import type { CampaignLimits } from './facts/campaign.ts';
import { type Day, startOfDay } from './time/days.ts';

/** The instants (epoch milliseconds) between which attempts may start on a day: [opens, closes). */
export interface OpenHours {
  opens: number;
  closes: number;
}

/** When attempts may start on a local day by the hours and closed days of 3.2; null on a closed day. */
export function openHours(day: Day, limits: CampaignLimits = {}): OpenHours | null {
  if (isClosed(day, limits)) return null;
  const opens = opensAt(day, limits);
  const closes = closesAt(day, limits);
  return opens < closes ? { opens, closes } : null;
}

/** Days side by side for a planner: element i is day `first` + i; on a closed day opens and closes are equal. */
export interface DayTable {
  first: Day;
  /** Local midnights, one more than there are days: element i + 1 ends day i. */
  starts: Float64Array;
  opens: Float64Array;
  closes: Float64Array;
}

/** Builds the table of `count` days from `first` on. */
export function dayTable(first: Day, count: number, limits: CampaignLimits = {}): DayTable {
  const table = {
    first,
    starts: new Float64Array(count + 1),
    opens: new Float64Array(count),
    closes: new Float64Array(count),
  };
  for (let i = 0; i < count; i += 1) {
    const start = startOfDay(first + i);
    const hours = openHours(first + i, limits);
    table.starts[i] = start;
    table.opens[i] = hours?.opens ?? start;
    table.closes[i] = hours?.closes ?? start;
  }
  table.starts[count] = startOfDay(first + count);
  return table;
}
