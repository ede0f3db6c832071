import { duties } from '@ringratt/rules';

function value(duty: string, name: string): number {
  const found = duties.find((candidate) => candidate.id === duty)?.values?.[name]?.versions.at(-1)?.value;
  if (found === undefined) throw new Error(`The catalogue has no ${name} of ${duty}.`);
  return found;
}

/** What the guidelines set, and a campaign may only make stricter: from the catalogue, once. */
export const guidelineValues = {
  weekdayOpens: value('calling-hours', 'weekdayOpens'),
  weekdayCloses: value('calling-hours', 'weekdayCloses'),
  weekendOpens: value('calling-hours', 'weekendOpens'),
  weekendCloses: value('calling-hours', 'weekendCloses'),
  dailyAttempts: value('daily-attempts', 'perDay'),
  attemptIntervalMinutes: value('attempt-interval', 'betweenAttempts'),
  thirtyDayAttempts: value('thirty-day-attempts', 'inPeriod'),
  thirtyDayHours: value('thirty-day-attempts', 'period'),
  customerRelationMonths: value('nix-register', 'customerRelation'),
  considerationHours: value('consideration-time', 'reasonable'),
} as const;
