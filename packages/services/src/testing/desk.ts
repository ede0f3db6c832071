import { afterAll, beforeAll, beforeEach, expect } from 'vitest';
import { reportAttempt } from '../attempts/report.ts';
import { claimSlots } from '../claims/claim.ts';
import type { Claim } from '../claims/handed-out.ts';
import { listSlots } from '../slots/list.ts';
import { addPlanned, arrangeDialing, type DialingParties, numberOf } from '../testing/dialing.ts';
import { noon, openStage, type Stage } from '../testing/parties.ts';

export const HOUR = 3_600_000;

/** The stage of the test file, and for each test parties of its own at noon. */
export let stage: Stage;
export let parties: DialingParties;
let counter = 0;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
beforeEach(renewParties);

/** Others, at noon: within a test that has several turns. */
export async function renewParties(): Promise<void> {
  stage.services.clock.set(noon);
  parties = await arrangeDialing(stage);
}

export const clock = () => stage.services.clock;
/** So many numbers that no test has used. */
export const numbers = (n: number) => Array.from({ length: n }, () => numberOf(counter++));
/** Claims as the center's dialer. */
export const claim = (max = 10) => claimSlots(parties.dialer, parties.assignmentId, { max });

/** A number of its own, handed out. */
export async function claimOne(number = numbers(1)[0]!): Promise<Claim> {
  await addPlanned(stage, parties, [number]);
  const { claims } = await claim(1);
  expect(claims).toHaveLength(1);
  return claims[0]!;
}

/** Reports the attempt as ended now. */
export const end = (
  handed: Claim,
  outcome: 'no-answer' | 'answered' | 'silent' | 'failed' | 'busy',
  more: object = {},
) =>
  reportAttempt(parties.dialer, {
    attemptId: handed.attemptId,
    fencingToken: handed.fencingToken,
    phase: 'ended',
    startedAt: clock().now(),
    endedAt: clock().now(),
    outcome,
    rings: 7,
    ...more,
  });

/** What is still planned, soonest first. */
export async function planned(): Promise<{ notBefore: number; redial: boolean }[]> {
  const page = await listSlots(parties.dialer, parties.assignmentId, { state: 'planned', limit: 100 });
  return page.items;
}
