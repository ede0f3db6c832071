import {
  type AttemptCase,
  addMonths,
  addMonthsToDay,
  dayOf,
  dayTable,
  parseDate,
  startOfDay,
} from '@ringratt/rules';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const FIRST = dayOf(Date.UTC(2025, 0, 1, 12));
const DAYS = 1_600;
const { starts, opens, closes } = dayTable(FIRST, DAYS);

const NEVER = 1e15;

/** What a bare loop is given: each case as numbers side by side, worked out beforehand and not timed. */
export interface Columns {
  at: Float64Array;
  lastEnd: Float64Array;
  secondLast: Float64Array;
  twentiethLast: Float64Array;
  /** When the offer's rank lets this campaign in. */
  crowdedUntil: Float64Array;
  staleFrom: Float64Array;
  excusedUntil: Float64Array;
  numberFrom: Float64Array;
  numberTo: Float64Array;
  consideredFrom: Float64Array;
  /** Bit 1 listed, 2 suppressed, 4 automated without consent, 8 a redial is owed and not given, 16 not callable. */
  flags: Uint8Array;
}

export function columnsOf(cases: readonly AttemptCase[]): Columns {
  const column = (value: number) => new Float64Array(cases.length).fill(value);
  const columns: Columns = {
    at: column(0),
    lastEnd: column(-NEVER),
    secondLast: column(-NEVER),
    twentiethLast: column(-NEVER),
    crowdedUntil: column(-NEVER),
    staleFrom: column(NEVER),
    excusedUntil: column(-NEVER),
    numberFrom: column(-NEVER),
    numberTo: column(NEVER),
    consideredFrom: column(-NEVER),
    flags: new Uint8Array(cases.length),
  };
  cases.forEach((c, i) => {
    const inCampaign = (c.history ?? []).filter((a) => a.campaign === c.campaign && a.outcome !== 'failed');
    const own = inCampaign.filter((a) => a.contactCenter === c.contactCenter);
    columns.at[i] = c.at;
    if (own.length > 0) columns.lastEnd[i] = Math.max(...own.map((a) => a.endedAt ?? a.at));
    if (own.length > 1) columns.secondLast[i] = own.at(-2)!.at;
    if (inCampaign.length >= 20) columns.twentiethLast[i] = inCampaign.at(-20)!.at;
    columns.staleFrom[i] = startOfDay(addMonthsToDay(parseDate(c.nix!.registerDate)!, 2));
    if (c.consent) columns.excusedUntil[i] = addMonths(c.consent.givenAt, 3);
    if (c.customer?.endedAt) {
      columns.excusedUntil[i] = Math.max(columns.excusedUntil[i]!, addMonths(c.customer.endedAt, 12));
    }
    columns.numberFrom[i] = c.presentedNumber?.from ?? -NEVER;
    const told = own.filter((a) => a.outcome === 'silent' || a.outcome === 'answered').at(-1);
    const redial = told?.outcome === 'silent' && c.dialing === 'predictive';
    columns.flags[i] = (c.nix!.listed ? 1 : 0) + (c.suppressions!.length > 0 ? 2 : 0) + (redial ? 8 : 0);
  });
  return columns;
}

const HOPELESS = 0b111100000000;

/**
 * The same question as bare arithmetic over columns and day tables: a mask of the rules that do not pass and the
 * next instant. No facts to read, no findings, no `until`. Answers a number that depends on every decision.
 */
export function bareLoop(c: Columns): number {
  let sum = 0;
  const { length } = c.at;
  for (let i = 0; i < length; i += 1) {
    const at = c.at[i]!;
    let day = Math.floor((at - starts[0]!) / DAY);
    while (at >= starts[day + 1]!) day += 1;
    while (at < starts[day]!) day -= 1;
    let mask = 0;
    if (opens[day]! === closes[day]!) mask |= 1;
    if (at < opens[day]! || at >= closes[day]!) mask |= 2;
    const rested = c.lastEnd[i]! + 4 * HOUR;
    if (at < rested) mask |= 4;
    const full = c.secondLast[i]! >= starts[day]!;
    if (full) mask |= 8;
    const freed = c.twentiethLast[i]! + 720 * HOUR;
    if (at < freed) mask |= 16;
    const ranked = c.crowdedUntil[i]!;
    if (at < ranked) mask |= 32;
    const registered = c.numberFrom[i]!;
    if (at < registered) mask |= 64;
    const considered = c.consideredFrom[i]!;
    if (at < considered) mask |= 128;
    const flags = c.flags[i]!;
    if (at >= c.excusedUntil[i]! && (at >= c.staleFrom[i]! || (flags & 1) !== 0)) mask |= 256;
    if ((flags & 2) !== 0) mask |= 512;
    if ((flags & 12) !== 0) mask |= 1024;
    if ((flags & 16) !== 0 || at >= c.numberTo[i]!) mask |= 2048;
    let next = -1;
    if ((mask & HOPELESS) === 0) {
      next = Math.max(at, rested, freed, ranked, registered, considered);
      if (full) next = Math.max(next, starts[day + 1]!);
      while (next >= closes[day]!) day += 1;
      next = Math.max(next, opens[day]!);
      if (next >= c.numberTo[i]!) next = -1;
      else if (next >= c.excusedUntil[i]! && (next >= c.staleFrom[i]! || (flags & 1) !== 0)) next = -1;
    }
    sum += mask + next;
  }
  return sum;
}
