import { type AttemptOutcome, dayOf, openHours } from '@ringratt/rules';
import {
  type Claim,
  type Context,
  claimSlots,
  internalId,
  reportAttempt,
  type settableClock,
} from '@ringratt/services';

const MINUTE = 60_000;

/** What the days before brought, in the proportions of an ordinary list. */
const outcomes: AttemptOutcome[] = [
  'no-answer',
  'answered',
  'no-answer',
  'busy',
  'no-answer',
  'machine',
  'hung-up',
  'answered',
];

/** The attempt that was given up after three signals: the one breach of those days (3.2). */
const GIVEN_UP = 120;

/** The center's agents, as its dialer reports them. */
export const agentReferences = Array.from({ length: 20 }, (_, n) => `04${String(n).padStart(2, '0')}`);

/** The open local days before an instant, oldest first. */
export function openDaysBefore(now: number, count: number): number[] {
  const days: number[] = [];
  for (let day = dayOf(now) - 1; days.length < count; day--) if (openHours(day)) days.unshift(day);
  return days;
}

/**
 * Lets the contact center have called what fell due on the days before: claimed and reported at the hour, so
 * that the rules themselves let every attempt through. One of them was given up too early.
 *
 * @param dialer the center's key
 * @param clock the clock that the key's services read, which is put back and moved on
 * @returns how many attempts were made
 */
export async function callInThePast(
  dialer: Context,
  clock: ReturnType<typeof settableClock>,
  plan: { assignmentId: string; days: readonly number[]; perHalfHour: number },
): Promise<number> {
  const assignmentId = internalId('assignment', plan.assignmentId)!;
  let made = 0;
  for (const day of plan.days) {
    const hours = openHours(day)!;
    const first = hours.opens + 5 * MINUTE;
    for (let at = first; at < hours.closes - 30 * MINUTE; at += 30 * MINUTE) {
      clock.set(at);
      const { claims } = await claimSlots(dialer, assignmentId, {
        max: Math.max(1, Math.round(plan.perHalfHour * busyness((at - first) / (hours.closes - first)))),
        dialing: 'progressive',
      });
      clock.set(at + 15 * MINUTE);
      await Promise.all(claims.map((claim, i) => reportAttempt(dialer, reportOf(claim, at, made + i))));
      made += claims.length;
    }
  }
  return made;
}

/** How busy a part of the day is beside its mean: little at lunch, most in the evening when people are at home. */
function busyness(partOfDay: number): number {
  if (partOfDay > 0.65 && partOfDay < 0.9) return 1.7;
  return partOfDay > 0.3 && partOfDay < 0.42 ? 0.5 : 0.85;
}

function reportOf(claim: Claim, claimedAt: number, n: number) {
  const outcome = outcomes[n % outcomes.length]!;
  const startedAt = claimedAt + 2_000 + ((n * 83) % 360) * 1_000;
  const givenUp = n === GIVEN_UP;
  const ringSeconds = givenUp ? 14 : outcome === 'no-answer' ? 31 + (n % 3) * 6 : 3 + (n % 5) * 5;
  const talkSeconds = outcome === 'answered' ? 30 + ((n * 37) % 400) : 0;
  return {
    attemptId: claim.attemptId,
    fencingToken: claim.fencingToken,
    phase: 'ended' as const,
    startedAt,
    endedAt: startedAt + (ringSeconds + talkSeconds) * 1_000,
    outcome,
    rings: givenUp ? 3 : outcome === 'no-answer' ? 6 + (n % 3) : 1 + (n % 5),
    ringSeconds,
    ...(talkSeconds > 0 ? { talkSeconds } : {}),
    agentReference: agentReferences[n % agentReferences.length]!,
  };
}
