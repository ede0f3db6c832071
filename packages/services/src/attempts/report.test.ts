import { describe, expect, test } from 'vitest';
import { exportAttempts } from '../attempts/export.ts';
import { reportAttempt } from '../attempts/report.ts';
import { claimSlots } from '../claims/claim.ts';
import { extendClaim } from '../claims/extend.ts';
import { releaseClaim } from '../claims/release.ts';
import { NotFound } from '../errors.ts';
import { grantPermit } from '../permits/grant.ts';
import { claim, claimOne, clock, end, HOUR, numbers, parties, planned, stage } from '../testing/desk.ts';
import { arrangeParties, noon } from '../testing/parties.ts';

describe('a report', () => {
  test('of no answer plans the next slot at least four hours later', async () => {
    const handed = await claimOne();
    clock().advance(45_000);
    const reported = await end(handed, 'no-answer');
    expect(reported.nextSlot?.notBefore).toBe(noon + 45_000 + 4 * HOUR);
    expect((await planned()).map((slot) => slot.notBefore)).toEqual([noon + 45_000 + 4 * HOUR]);
    clock().set(noon + 45_000 + 4 * HOUR - 1);
    expect((await claim()).claims).toEqual([]);
    clock().advance(1);
    expect((await claim()).claims.map((one) => one.attemptNumber)).toEqual([2]);
  });

  test('after two attempts on a day puts the third on the next', async () => {
    const handed = await claimOne();
    await end(handed, 'no-answer');
    clock().set(noon + 4 * HOUR);
    const [second] = (await claim()).claims;
    const reported = await end(second!, 'busy');
    expect(reported.nextSlot?.notBefore).toBe(Date.parse('2026-11-25T07:00:00Z'));
  });

  test.each([
    ['answered', {}, 'reached'],
    ['failed', { disposition: 'invalid-number' }, 'ended'],
  ] as const)('of %s %o ends the contact', async (outcome, more, state) => {
    const handed = await claimOne();
    expect((await end(handed, outcome, more)).nextSlot).toBeNull();
    const [contact] = await stage.admin`select state from contact where tenant_id = ${parties.principalId}`;
    expect(contact!.state).toBe(state);
  });

  test('of an answer with a call-back asked for plans it; a failed one counts for nothing', async () => {
    const handed = await claimOne();
    expect((await end(handed, 'answered', { disposition: 'call-back' })).nextSlot?.notBefore).toBe(
      noon + 4 * HOUR,
    );
    const failed = await claimOne();
    expect((await end(failed, 'failed')).nextSlot?.notBefore).toBe(noon + 15 * 60_000);
  });

  test('of a silent call opens an incident and owes a redial, 1:1 alone', async () => {
    await stage.admin`update assignment set dialing_modes = '{predictive,progressive}' where tenant_id = ${parties.principalId}`;
    const number = numbers(1)[0]!;
    const handed = await claimOne(number);
    const reported = await end(handed, 'silent', { rings: 2 });
    expect(reported.findings).toEqual([{ rule: 'silent-call', outcome: 'breach' }]);
    expect(reported.nextSlot).toMatchObject({ redial: true, notBefore: noon + 4 * HOUR });
    const incidents = await stage.admin`select duty from incident where tenant_id = ${parties.principalId}`;
    expect(incidents.map((row) => row.duty)).toEqual(['silent-call']);
    clock().set(noon + 4 * HOUR);
    expect(
      (await claimSlots(parties.dialer, parties.assignmentId, { max: 5, dialing: 'predictive' })).claims,
    ).toEqual([]);
    const [redial] = (
      await claimSlots(parties.dialer, parties.assignmentId, { max: 5, dialing: 'progressive' })
    ).claims;
    expect(redial).toMatchObject({ number, redialAfterSilentCall: true });
  });

  test('of too few rings opens an incident; of unknown rings says so', async () => {
    const few = await claimOne();
    expect((await end(few, 'no-answer', { rings: 4 })).findings).toEqual([
      { rule: 'minimum-rings', outcome: 'breach' },
    ]);
    const unknown = await claimOne();
    expect((await end(unknown, 'no-answer', { rings: undefined })).findings).toEqual([
      { rule: 'minimum-rings', outcome: 'undetermined' },
    ]);
  });

  test('is taken once: repeated, late and contradictory ones are kept and change nothing', async () => {
    const handed = await claimOne();
    clock().advance(60_000);
    const first = await end(handed, 'no-answer');
    const startedAt = noon + 60_000;
    const repeated = await end(handed, 'no-answer');
    const contradictory = await end(handed, 'answered');
    const late = await reportAttempt(parties.dialer, { ...handed, phase: 'dialed', startedAt });
    expect([first, repeated, contradictory, late].map((one) => [one.first, one.verdict])).toEqual([
      [true, 'applied'],
      [false, 'repeated'],
      [false, 'contradictory'],
      [false, 'late'],
    ]);
    const reports =
      await stage.admin`select verdict from attempt_report where attempt_id = ${handed.attemptId}`;
    expect(reports.map((row) => row.verdict).sort()).toEqual([
      'applied',
      'contradictory',
      'late',
      'repeated',
    ]);
    const [attempt] = await stage.admin`select outcome from attempt where id = ${handed.attemptId}`;
    expect(attempt!.outcome).toBe('no-answer');
  });

  test('in two phases counts once, from the reported start and end', async () => {
    const handed = await claimOne();
    clock().advance(10_000);
    await reportAttempt(parties.dialer, { ...handed, phase: 'dialed', startedAt: noon + 5_000 });
    clock().advance(30_000);
    await end(handed, 'busy', { startedAt: noon + 5_000, endedAt: noon + 35_000 });
    const [reach] = await stage.admin`select history from reach where tenant_id = ${parties.principalId}`;
    expect(reach!.history).toEqual([
      [handed.attemptId, noon + 5_000, noon + 35_000, parties.contactCenterId, parties.campaignId, 'busy'],
    ]);
  });

  test('with a fault says where, and with an old token is kept but refused', async () => {
    const handed = await claimOne();
    await expect(end(handed, 'busy', { startedAt: noon + 120_000 })).rejects.toMatchObject({
      issues: [{ path: 'startedAt' }, { path: 'endedAt' }],
    });
    await expect(end(handed, 'busy', { outcome: undefined })).rejects.toMatchObject({
      issues: [{ path: 'outcome' }],
    });
    await expect(end({ ...handed, fencingToken: 7 }, 'busy')).rejects.toMatchObject({
      code: 'stale-fencing-token',
    });
    const reports =
      await stage.admin`select verdict from attempt_report where attempt_id = ${handed.attemptId}`;
    expect(reports).toHaveLength(1);
  });

  test('of “do not call again” blocks the number with both parties at the very next claim', async () => {
    const number = numbers(1)[0]!;
    const handed = await claimOne(number);
    await end(handed, 'answered', { disposition: 'do-not-call' });
    const owners =
      await stage.admin`select tenant_id from suppression where number = ${number} order by tenant_id`;
    expect(owners.map((row) => row.tenant_id).sort()).toEqual(
      [parties.principalId, parties.contactCenterId].sort(),
    );
    clock().set(noon + 5 * HOUR);
    const answer = await grantPermit(parties.dialer, parties.assignmentId, {
      number,
      presentedNumber: parties.presentedNumber,
    });
    expect(answer).toMatchObject({ granted: false });
  });

  test('of another’s claim does not exist', async () => {
    const handed = await claimOne();
    const stranger = await arrangeParties(stage);
    const ctx = { ...parties.dialer, organizationId: stranger.contactCenterId };
    await expect(reportAttempt(ctx, { ...handed, phase: 'dialed', startedAt: noon })).rejects.toBeInstanceOf(
      NotFound,
    );
    await expect(releaseClaim(ctx, handed.attemptId, handed)).rejects.toBeInstanceOf(NotFound);
    await expect(extendClaim(ctx, handed.attemptId, handed)).rejects.toBeInstanceOf(NotFound);
  });
});

test('the exported log holds each reported attempt once, oldest first', async () => {
  for (let i = 0; i < 3; i++) {
    await end(await claimOne(), 'busy');
    clock().advance(60_000);
  }
  const rows = [];
  for await (const batch of exportAttempts(parties.dialer, parties.assignmentId)) rows.push(...batch);
  expect(rows.map((row) => row.startedAt)).toEqual([noon, noon + 60_000, noon + 120_000]);
});
