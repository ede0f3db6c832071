import { describe, expect, test } from 'vitest';
import { dryRunDecisions } from '../decisions/dry-run.ts';
import { explainNumber } from '../decisions/explain.ts';
import { grantPermit } from '../permits/grant.ts';
import { claimOne, clock, end, HOUR, numbers, parties, planned, stage } from '../testing/desk.ts';
import { addPlanned } from '../testing/dialing.ts';
import { noon } from '../testing/parties.ts';

describe('a permit', () => {
  test('is a claim for a number of the dialer’s own, and counts with the slots', async () => {
    const number = numbers(1)[0]!;
    const answer = await grantPermit(parties.dialer, parties.assignmentId, {
      number,
      presentedNumber: parties.presentedNumber,
    });
    expect(answer).toMatchObject({ granted: true, claim: { number, attemptNumber: 1, slotId: null } });
    const again = await grantPermit(parties.dialer, parties.assignmentId, {
      number,
      presentedNumber: parties.presentedNumber,
    });
    expect(again).toMatchObject({ granted: false, decision: { findings: [{ rule: 'attempt-interval' }] } });
    await addPlanned(stage, parties, [number]);
    expect((await planned()).map((slot) => slot.notBefore)).toEqual([noon + 120_000 + 4 * HOUR]);
  });

  test('is refused with a number that is not the assignment’s to show', async () => {
    const answer = await grantPermit(parties.dialer, parties.assignmentId, {
      number: numbers(1)[0]!,
      presentedNumber: '+46701740699',
    });
    expect(answer).toMatchObject({ granted: false, decision: { findings: [{ rule: 'presented-number' }] } });
  });

  test('to close an offer waits for the time to consider', async () => {
    const handed = await claimOne();
    await end(handed, 'answered');
    clock().set(noon + 5 * HOUR);
    const close = {
      number: handed.number,
      presentedNumber: parties.presentedNumber,
      purpose: 'close' as const,
    };
    const early = await grantPermit(parties.dialer, parties.assignmentId, close);
    expect(early).toMatchObject({
      granted: false,
      decision: { findings: [{ rule: 'consideration-time', until: noon + 24 * HOUR }] },
    });
    clock().set(noon + 24 * HOUR);
    expect(await grantPermit(parties.dialer, parties.assignmentId, close)).toMatchObject({ granted: true });
  });
});

describe('what a number’s page and a dry run say', () => {
  test('agrees with the permit and reserves nothing', async () => {
    const number = numbers(1)[0]!;
    const dry = () => dryRunDecisions(parties.dialer, parties.assignmentId, { numbers: [number] });
    expect((await dry()).decisions).toEqual([{ number, allowed: true, findings: [], nextAllowedAt: noon }]);
    const asked = await explainNumber(parties.principal, { assignmentId: parties.assignmentId, number });
    expect(asked.decision.allowed).toBe(true);
    expect(asked.rules).toHaveLength(12);
    expect(
      await grantPermit(parties.dialer, parties.assignmentId, {
        number,
        presentedNumber: parties.presentedNumber,
      }),
    ).toMatchObject({
      granted: true,
    });
    expect((await dry()).decisions[0]).toMatchObject({
      allowed: false,
      nextAllowedAt: noon + 120_000 + 4 * HOUR,
    });
  });
});
