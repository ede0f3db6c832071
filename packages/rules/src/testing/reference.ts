import type { AttemptCase, PastAttempt } from '../facts/attempt.ts';
import type { CampaignLimits } from '../facts/campaign.ts';
import {
  plainAddMonths,
  plainDays,
  plainIndex,
  plainInstant,
  plainLocal,
  plainMonthsOn,
} from './reference-calendar.ts';

/*
 * The rules before an attempt a second time, read from the guidelines sentence by sentence and asked of one instant
 * after another. Slow and without cleverness; it shares nothing with the engine but the facts' types.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const HORIZON_DAYS = 400;

type Answer = 'passes' | 'breach' | 'undetermined';
type Rule = (c: AttemptCase, limits: CampaignLimits, t: number) => Answer;

const breachIf = (breach: boolean): Answer => (breach ? 'breach' : 'passes');

/** What counts of the history at the case's instant, in the order in which it came. */
function counted(c: AttemptCase): PastAttempt[] {
  const known = (c.history ?? []).filter((a) => a.at <= c.at && a.outcome !== 'failed');
  return known
    .map((attempt, place) => ({ attempt, place }))
    .sort((a, b) => a.attempt.at - b.attempt.at || a.place - b.place)
    .map(({ attempt }) => attempt);
}

const own = (c: AttemptCase) =>
  counted(c).filter((a) => a.contactCenter === c.contactCenter && a.campaign === c.campaign);

function hours(index: number, limits: CampaignLimits): [opens: number, closes: number] | null {
  const workweek = plainDays[index]!.weekday <= 4;
  const narrowed = workweek ? limits.hours?.weekday : limits.hours?.weekend;
  if (narrowed === null) return null;
  const law: [number, number] = workweek ? [480, 1260] : [600, 1080];
  return narrowed === undefined ? law : [narrowed.opens, narrowed.closes];
}

function redialIsOwed(c: AttemptCase): boolean {
  const told = own(c).filter((a) => a.outcome === 'answered' || a.outcome === 'silent');
  return told.at(-1)?.outcome === 'silent';
}

function hasConsent(c: AttemptCase): boolean {
  if (!c.consent || c.consent.givenAt > c.at) return false;
  const { withdrawnAt, givenAt } = c.consent;
  if (withdrawnAt === null || withdrawnAt === undefined) return true;
  return withdrawnAt > c.at || withdrawnAt < givenAt;
}

const rules: Record<string, Rule> = {
  'attempt-interval': (c, limits, t) => {
    const dedicated = c.dialing !== 'predictive' && c.dialing !== 'automated';
    if (limits.immediateRedial && redialIsOwed(c) && dedicated) return 'passes';
    const interval = (limits.attemptIntervalMinutes ?? 240) * MINUTE;
    return breachIf(own(c).some((a) => t - Math.max(a.at, a.endedAt ?? a.at) < interval));
  },
  'automated-call': (c) => breachIf(c.dialing === 'automated' && !(hasConsent(c) && c.consent?.automated)),
  'calling-hours': (_, limits, t) => {
    const { index, sinceMidnight } = plainLocal(t);
    const open = hours(index, limits);
    return breachIf(open === null || sinceMidnight < open[0] * MINUTE || sinceMidnight >= open[1] * MINUTE);
  },
  'closed-day': (_, limits, t) => {
    const day = plainDays[plainLocal(t).index]!;
    const holiday = limits.publicHolidaysClosed === true && day.publicHoliday;
    return breachIf(day.closed || holiday || (limits.closedDays ?? []).includes(day.text));
  },
  'consideration-time': (c, _, t) => {
    if (c.purpose !== 'close' || !c.pendingOffer) return 'passes';
    return breachIf(t - c.pendingOffer.callEndedAt < (c.pendingOffer.considerationHours ?? 24) * HOUR);
  },
  'daily-attempts': (c, limits, t) => {
    const today = plainLocal(t).index;
    const made = own(c).filter((a) => plainLocal(a.at).index === today);
    return breachIf(made.length >= (limits.dailyAttempts ?? 2));
  },
  'dedicated-redial': (c) =>
    breachIf(redialIsOwed(c) && (c.dialing === 'predictive' || c.dialing === 'automated')),
  'identical-offer': (c, _, t) => {
    const alive = counted(c).filter((a) => a.offer === c.offer && t < plainAddMonths(a.at, 12));
    const ranking = [...new Set(alive.map((a) => a.campaign))];
    const rank = ranking.includes(c.campaign) ? ranking.indexOf(c.campaign) : ranking.length;
    return breachIf(rank >= 2);
  },
  'nix-register': (c, limits, t) => {
    const months = limits.customerRelationMonths ?? 12;
    const { customer, nix } = c;
    if (customer && customer.since <= c.at) {
      const { endedAt } = customer;
      if (endedAt === null || endedAt === undefined || t < plainAddMonths(endedAt, months)) return 'passes';
    }
    if (c.consent && hasConsent(c) && t < plainAddMonths(c.consent.givenAt, 3)) return 'passes';
    if (!nix) return 'undetermined';
    const version = plainIndex(nix.registerDate);
    if (version > plainLocal(c.at).index) return 'undetermined';
    if (t >= plainInstant(plainMonthsOn(version, 2), 0)) return 'undetermined';
    return breachIf(nix.listed);
  },
  'presented-number': (c, _, t) => {
    const shown = c.presentedNumber;
    if (!shown) return 'passes';
    const early = typeof shown.from === 'number' && t < shown.from;
    const late = typeof shown.to === 'number' && t >= shown.to;
    return breachIf(early || late || shown.callable === false);
  },
  'suppression-list': (c) => breachIf((c.suppressions ?? []).some((s) => (s.since ?? 0) <= c.at)),
  'thirty-day-attempts': (c, limits, t) => {
    const inPeriod = counted(c).filter((a) => a.campaign === c.campaign && a.at > t - 720 * HOUR);
    return breachIf(inPeriod.length >= (limits.thirtyDayAttempts ?? 20));
  },
};

/** Every instant from the case's to the horizon at which some rule could begin to pass, in order. */
function turningPoints(c: AttemptCase, limits: CampaignLimits): number[] {
  const first = plainLocal(c.at).index;
  const horizon = plainInstant(first + HORIZON_DAYS, 0);
  const points = [c.at];
  for (let index = first; index < first + HORIZON_DAYS; index += 1) {
    points.push(plainInstant(index, 0), plainInstant(index, (hours(index, limits)?.[0] ?? 0) * MINUTE));
  }
  for (const a of counted(c)) {
    points.push(Math.max(a.at, a.endedAt ?? a.at) + (limits.attemptIntervalMinutes ?? 240) * MINUTE);
    points.push(a.at + 720 * HOUR, plainAddMonths(a.at, 12));
  }
  points.push(c.presentedNumber?.from ?? c.at);
  if (c.pendingOffer) {
    points.push(c.pendingOffer.callEndedAt + (c.pendingOffer.considerationHours ?? 24) * HOUR);
  }
  return points.filter((t) => t >= c.at && t < horizon).sort((a, b) => a - b);
}

/** What the plain reading answers, in the shape of a decision. */
export function referenceDecision(c: AttemptCase, limits: CampaignLimits) {
  const points = turningPoints(c, limits);
  const names = Object.keys(rules).sort();
  const findings = names
    .map((rule) => ({ rule, outcome: rules[rule]!(c, limits, c.at) }))
    .filter(({ outcome }) => outcome !== 'passes')
    .map(({ rule, outcome }) => ({
      rule,
      outcome,
      until: points.find((t) => rules[rule]!(c, limits, t) === 'passes') ?? null,
    }));
  const hopeless = findings.some(({ until }) => until === null);
  const open = (t: number) => names.every((rule) => rules[rule]!(c, limits, t) === 'passes');
  return {
    allowed: findings.length === 0,
    findings,
    nextAllowedAt: hopeless ? null : (points.find(open) ?? null),
  };
}
