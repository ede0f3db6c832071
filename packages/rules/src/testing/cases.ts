import fc from 'fast-check';
import { ATTEMPT_OUTCOMES, type AttemptCase, DIALINGS, type PastAttempt } from '../facts/attempt.ts';
import type { CampaignLimits } from '../facts/campaign.ts';
import { plainAddMonths, plainDays, plainInstant, plainLocal } from './reference-calendar.ts';

/*
 * Cases drawn where rules turn: the nights clocks change, leap days, eves and holidays, the minutes at which hours
 * open and close, and facts exactly as old as a rule's bound, a millisecond more or less.
 */

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

const nudge = fc.constantFrom(-1, 0, 0, 0, 1);

const years = plainDays
  .map((day, index) => ({ day, index }))
  .filter(({ day }) => day.year >= 2022 && day.year <= 2034);
const clockChanges = years.filter(
  ({ day }) => [3, 10].includes(day.month) && day.weekday === 6 && day.date >= 25,
);
const holidays = years.filter(({ day }) => day.closed || day.publicHoliday);
const leapDays = years.filter(
  ({ day }) => (day.month === 2 && day.date >= 28) || (day.month === 3 && day.date === 1),
);
const monthEnds = years.filter(({ day }) => day.date >= 28 || day.date === 1);

const indexOf = (days: { index: number }[]) => fc.constantFrom(...days.map(({ index }) => index));
const somewhere = fc.oneof(
  { weight: 3, arbitrary: indexOf(years) },
  { weight: 3, arbitrary: indexOf(clockChanges) },
  { weight: 2, arbitrary: indexOf(holidays) },
  { weight: 1, arbitrary: indexOf(leapDays) },
  { weight: 1, arbitrary: indexOf(monthEnds) },
);

/** Minutes of the day at which something turns, and any other. */
const minuteOfDay = fc.oneof(
  fc.constantFrom(0, 60, 120, 150, 179, 180, 240, 480, 600, 1080, 1260, 1439),
  fc.integer({ min: 0, max: 1439 }),
  fc.integer({ min: 600, max: 1079 }),
);

export const instants = fc
  .tuple(somewhere, fc.constantFrom(-1, 0, 0, 0, 1), minuteOfDay, nudge)
  .map(([index, days, minutes, ms]) => plainInstant(index + days, minutes * MINUTE) + ms);

/** Instants before (and a few after) one, many of them exactly a rule's bound away. */
function around(at: number): fc.Arbitrary<number> {
  const { index } = plainLocal(at);
  return fc.oneof(
    fc
      .tuple(fc.constantFrom(4 * HOUR, 5 * HOUR, 24 * HOUR, 720 * HOUR), nudge)
      .map(([age, ms]) => at - age + ms),
    fc.tuple(fc.constantFrom(1, 2, 3, 6, 12), nudge).map(([months, ms]) => plainAddMonths(at, -months) + ms),
    fc
      .tuple(fc.integer({ min: -2, max: 0 }), minuteOfDay)
      .map(([days, m]) => plainInstant(index + days, m * MINUTE)),
    fc.integer({ min: 0, max: 10 * HOUR }).map((age) => at - age),
    fc.integer({ min: 0, max: 30 * DAY }).map((age) => at - age),
    fc.integer({ min: 0, max: 400 * DAY }).map((age) => at - age),
    fc.integer({ min: 0, max: 3 * DAY }).map((ahead) => at + ahead),
    nudge.map((ms) => at + ms),
  );
}

const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: undefined, freq: 2 });

function pastAttempt(at: number): fc.Arbitrary<PastAttempt> {
  return fc
    .record({
      at: around(at),
      endedAt: maybe(fc.constantFrom(0, 31_000, 45_000, 300_000, 2 * HOUR)),
      contactCenter: fc.constantFrom('c1', 'c1', 'c1', 'c2'),
      campaign: fc.constantFrom('u1', 'u1', 'u1', 'u2', 'u3', 'u4'),
      offer: fc.constantFrom('o1', 'o1', 'o1', 'o2'),
      outcome: fc.constantFrom(...ATTEMPT_OUTCOMES, undefined),
    })
    .map((attempt) => ({
      ...attempt,
      endedAt: attempt.endedAt === undefined ? undefined : attempt.at + attempt.endedAt,
    }));
}

/** So many attempts in the campaign's last thirty days that their cap is near. */
function crowd(at: number): fc.Arbitrary<PastAttempt[]> {
  const one = fc.integer({ min: 0, max: 721 }).map((hours) => at - hours * HOUR);
  const attempt = one.map((start) => ({
    at: start,
    contactCenter: start % (2 * HOUR) === 0 ? 'c1' : 'c2',
    campaign: 'u1',
    offer: 'o1',
    outcome: 'busy' as const,
  }));
  return fc.array(attempt, { minLength: 18, maxLength: 24 });
}

function history(at: number): fc.Arbitrary<PastAttempt[]> {
  return fc.oneof(
    { weight: 4, arbitrary: fc.array(pastAttempt(at), { maxLength: 4 }) },
    { weight: 2, arbitrary: fc.array(pastAttempt(at), { maxLength: 12 }) },
    {
      weight: 1,
      arbitrary: fc
        .tuple(crowd(at), fc.array(pastAttempt(at), { maxLength: 3 }))
        .map(([a, b]) => [...a, ...b]),
    },
  );
}

const registerDate = (at: number) =>
  fc
    .oneof(
      fc.integer({ min: -40, max: 1 }),
      fc.integer({ min: -64, max: -57 }),
      fc.integer({ min: -90, max: 0 }),
    )
    .map((days) => plainDays[plainLocal(at).index + days]!.text);

/** Facts that mostly let the clock's rules decide, so that passing cases are as common as refusals. */
function caseAt(at: number): fc.Arbitrary<AttemptCase> {
  // One in three: cases in which nothing stands in the way are wanted as well.
  const seldom = <T>(arbitrary: fc.Arbitrary<T>) =>
    fc.oneof({ weight: 2, arbitrary: fc.constant(undefined) }, { weight: 1, arbitrary });
  return fc.record({
    at: fc.constant(at),
    number: fc.constant('+46701740605'),
    contactCenter: fc.constant('c1'),
    campaign: fc.constant('u1'),
    offer: fc.constant('o1'),
    dialing: fc.constantFrom(...DIALINGS, 'manual' as const, 'preview' as const),
    nix: fc.oneof(
      { weight: 6, arbitrary: fc.record({ listed: fc.constant(false), registerDate: registerDate(at) }) },
      { weight: 1, arbitrary: fc.record({ listed: fc.constant(true), registerDate: registerDate(at) }) },
      { weight: 1, arbitrary: fc.constant(null) },
    ),
    suppressions: fc.oneof(
      { weight: 6, arbitrary: fc.constant([]) },
      {
        weight: 1,
        arbitrary: fc.array(
          fc.record({
            owner: fc.constantFrom('principal' as const, 'contactCenter' as const),
            since: maybe(around(at)),
          }),
          { maxLength: 2 },
        ),
      },
    ),
    consent: seldom(
      fc.record({ givenAt: around(at), withdrawnAt: seldom(around(at)), automated: fc.boolean() }),
    ),
    customer: seldom(fc.record({ since: around(at), endedAt: maybe(around(at)) })),
    presentedNumber: seldom(
      fc.record({
        from: maybe(around(at)),
        to: seldom(around(at)),
        callable: fc.constantFrom(true, true, false, undefined),
      }),
    ),
    purpose: fc.constantFrom('sell' as const, 'close' as const, undefined),
    pendingOffer: seldom(
      fc.record({ callEndedAt: around(at), considerationHours: maybe(fc.constantFrom(0, 4, 24, 48)) }),
    ),
    history: history(at),
  });
}

const window = (opens: number, closes: number) =>
  fc.option(
    fc.record({
      opens: fc.integer({ min: opens, max: opens + 180 }),
      closes: fc.integer({ min: closes - 180, max: closes }),
    }),
    { nil: null, freq: 8 },
  );

function limitsAt(at: number): fc.Arbitrary<CampaignLimits> {
  const near = fc.integer({ min: -1, max: 5 }).map((days) => plainDays[plainLocal(at).index + days]!.text);
  const stricter = fc.record(
    {
      hours: fc.record({ weekday: window(480, 1260), weekend: window(600, 1080) }),
      closedDays: fc.array(near, { maxLength: 4 }),
      publicHolidaysClosed: fc.boolean(),
      dailyAttempts: fc.integer({ min: 0, max: 2 }),
      attemptIntervalMinutes: fc.integer({ min: 240, max: 600 }),
      thirtyDayAttempts: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.constantFrom(19, 20)),
      customerRelationMonths: fc.integer({ min: 0, max: 12 }),
      immediateRedial: fc.boolean(),
    },
    { requiredKeys: [] },
  );
  return fc.oneof({ weight: 2, arbitrary: fc.constant({}) }, { weight: 1, arbitrary: stricter });
}

/** A case and the limits it is judged under. */
export const casesWithLimits = instants.chain((at) => fc.tuple(caseAt(at), limitsAt(at)));
