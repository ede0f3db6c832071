import type { DutyId } from '@ringratt/rules';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

/** Duties that somebody has to see to; what a dialer or the platform does by itself is not written about. */
const reminded: readonly DutyId[] = [
  'written-offer',
  'contract-confirmation',
  'callback-announcement',
  'suppression-scrub',
  'privacy-review',
  'tracing-cost',
  'violation-report',
];

/**
 * When to remind of what falls due: two weeks before where there are months, a day before where there are days, at
 * half the time where there are hours. Null where nobody is to be reminded.
 */
export function remindAt(duty: DutyId, dueAt: number, now: number): number | null {
  const left = dueAt - now;
  if (!reminded.includes(duty) || left <= 0) return null;
  if (left > 60 * DAY) return dueAt - 14 * DAY;
  return left > 2 * DAY ? dueAt - DAY : now + left / 2;
}
