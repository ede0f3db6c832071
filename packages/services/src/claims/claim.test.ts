import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { exportAttempts } from '../attempts/export.ts';
import { reportAttempt } from '../attempts/report.ts';
import { dryRunDecisions } from '../decisions/dry-run.ts';
import { explainNumber } from '../decisions/explain.ts';
import { AssignmentNotLive, Conflict, Forbidden, Invalid, NotFound } from '../errors.ts';
import { newId } from '../ids.ts';
import { numberKey } from '../numbers/key.ts';
import { grantPermit } from '../permits/grant.ts';
import { listSlots } from '../slots/list.ts';
import { replanOverdue } from '../slots/replan-overdue.ts';
import {
  addContacts,
  addPlanned,
  arrangeDialing,
  type DialingParties,
  numberOf,
} from '../testing/dialing.ts';
import { arrangeParties, as, noon, openStage, type Stage } from '../testing/parties.ts';
import { claimSlots } from './claim.ts';
import { expireLeases } from './expire.ts';
import { extendClaim } from './extend.ts';
import type { Claim } from './handed-out.ts';
import { releaseClaim } from './release.ts';

const HOUR = 3_600_000;
let stage: Stage;
let parties: DialingParties;
let counter = 0;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());
beforeEach(async () => {
  stage.services.clock.set(noon);
  parties = await arrangeDialing(stage);
});

const clock = () => stage.services.clock;
const numbers = (n: number) => Array.from({ length: n }, () => numberOf(counter++));
const claim = (max = 10) => claimSlots(parties.dialer, parties.assignmentId, { max });

async function claimOne(number = numbers(1)[0]!): Promise<Claim> {
  await addPlanned(stage, parties, [number]);
  const { claims } = await claim(1);
  expect(claims).toHaveLength(1);
  return claims[0]!;
}

const end = (
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

async function planned(): Promise<{ notBefore: number; redial: boolean }[]> {
  const page = await listSlots(parties.dialer, parties.assignmentId, { state: 'planned', limit: 100 });
  return page.items;
}

describe('a claim', () => {
  test('hands out what an agent needs, and each slot once', async () => {
    const list = numbers(3);
    await addPlanned(stage, parties, list);
    const first = await claim(2);
    expect(first.claims).toHaveLength(2);
    expect(first.claims[0]).toMatchObject({
      presentedNumber: parties.presentedNumber,
      fencingToken: 1,
      attemptNumber: 1,
      redialAfterSilentCall: false,
      addressSource: 'Kartnål Adress AB',
      expiresAt: noon + 120_000,
      dialBefore: Date.parse('2026-11-24T20:00:00Z'),
    });
    const second = await claim(5);
    expect(second.claims).toHaveLength(1);
    expect(second.nextAvailableAt).toBeNull();
    const handed = [...first.claims, ...second.claims].map((one) => one.number);
    expect(handed.sort()).toEqual([...list].sort());
  });

  test('refuses outside the permitted hours, and puts the slot at the next opening', async () => {
    await addPlanned(stage, parties, numbers(1));
    clock().set(Date.parse('2026-11-24T20:00:00Z'));
    expect((await claim()).claims).toEqual([]);
    expect((await planned()).map((slot) => slot.notBefore)).toEqual([Date.parse('2026-11-25T07:00:00Z')]);
    clock().set(Date.parse('2026-11-25T07:00:00Z'));
    expect((await claim()).claims).toHaveLength(1);
  });

  test('is refused for a number that was suppressed after it was planned', async () => {
    const [number] = numbers(1) as [string];
    await addPlanned(stage, parties, [number]);
    await stage.admin`insert into suppression (tenant_id, number_key, position, number, since, reason)
      values (${parties.contactCenterId}, ${numberKey(stage.services.secrets, number)}, 0, ${number}, ${new Date(noon).toISOString()}, 'test')`;
    expect((await claim()).claims).toEqual([]);
    expect(await planned()).toEqual([]);
  });

  test('is refused for a number listed in NIX, and without any NIX version', async () => {
    const [listed, free] = numbers(2) as [string, string];
    await addPlanned(stage, parties, [listed, free]);
    await stage.admin`insert into nix_number values (${parties.principalId}, '2026-11-16', ${numberKey(stage.services.secrets, listed)})`;
    expect((await claim()).claims.map((one) => one.number)).toEqual([free]);
    await addPlanned(stage, parties, numbers(1));
    await stage.admin`update nix_version set state = 'loading' where tenant_id = ${parties.principalId}`;
    expect((await claim()).claims).toEqual([]);
  });

  test('counts what other campaigns with the same offer did to the number', async () => {
    const handed = await claimOne();
    await end(handed, 'no-answer');
    const [reach] = await stage.admin`select history from reach where tenant_id = ${parties.principalId}`;
    expect(reach!.history).toEqual([
      [handed.attemptId, noon, noon, parties.contactCenterId, parties.campaignId, 'no-answer'],
    ]);
  });

  test('is shut while a condition of the gate is open, and names it', async () => {
    await addPlanned(stage, parties, numbers(1));
    const open: [string, string][] = [
      ['dialing_declared_at = null', 'dialing-mode'],
      ['contact_center_signed_at = null', 'responsibility-agreement'],
      ['script_version_id = null', 'script-elements'],
    ];
    for (const [change, condition] of open) {
      const [before] = await stage.admin`select * from assignment where tenant_id = ${parties.principalId}`;
      await stage.admin.unsafe(`update assignment set ${change} where tenant_id = '${parties.principalId}'`);
      const error = await claim().catch((thrown) => thrown);
      expect(error).toBeInstanceOf(AssignmentNotLive);
      expect((error as AssignmentNotLive).unmet).toEqual([condition]);
      await stage.admin`update assignment set ${stage.admin(before as never, 'dialing_declared_at', 'contact_center_signed_at', 'script_version_id')}
        where tenant_id = ${parties.principalId}`;
    }
    await stage.admin`update presented_number set to_at = ${new Date(noon).toISOString()} where tenant_id = ${parties.principalId}`;
    await expect(claim()).rejects.toMatchObject({ unmet: ['number-traceability'] });
  });

  test('is shut when campaign or assignment is paused, or outside the period', async () => {
    await addPlanned(stage, parties, numbers(1));
    await stage.admin`update campaign set state = 'paused' where tenant_id = ${parties.principalId}`;
    await expect(claim()).rejects.toBeInstanceOf(AssignmentNotLive);
    await stage.admin`update campaign set state = 'live', ends_on = '2026-11-23' where tenant_id = ${parties.principalId}`;
    await expect(claim()).rejects.toBeInstanceOf(AssignmentNotLive);
  });

  test('belongs to the assignment’s own contact center, with the right scope', async () => {
    const stranger = await arrangeParties(stage);
    const other = { ...parties.dialer, organizationId: stranger.contactCenterId };
    await expect(claimSlots(other, parties.assignmentId, { max: 1 })).rejects.toBeInstanceOf(NotFound);
    await expect(claimSlots(parties.dialer, newId(noon), { max: 1 })).rejects.toBeInstanceOf(NotFound);
    const reader = as(parties.center, {
      kind: 'apiKey',
      keyId: newId(noon),
      assignmentId: null,
      scopes: ['slots:read'],
    });
    await expect(claimSlots(reader, parties.assignmentId, { max: 1 })).rejects.toBeInstanceOf(Forbidden);
    const principalKey = { ...parties.dialer, organizationId: parties.principalId };
    await expect(claimSlots(principalKey, parties.assignmentId, { max: 1 })).rejects.toBeInstanceOf(
      Forbidden,
    );
    const narrowed = as(parties.center, {
      kind: 'apiKey',
      keyId: newId(noon),
      assignmentId: newId(noon),
      scopes: ['slots:claim'],
    });
    await expect(claimSlots(narrowed, parties.assignmentId, { max: 1 })).rejects.toBeInstanceOf(NotFound);
  });

  test('takes a dialing mode that is declared, and no other', async () => {
    await addPlanned(stage, parties, numbers(1));
    await expect(
      claimSlots(parties.dialer, parties.assignmentId, { max: 1, dialing: 'predictive' }),
    ).rejects.toBeInstanceOf(Invalid);
  });

  test('with an Idempotency-Key is one claim, however often it is asked', async () => {
    await addPlanned(stage, parties, numbers(2));
    const idempotency = { key: 'k1', route: 'claims', bodyHash: randomBytes(32) };
    const ctx = { ...parties.dialer, idempotency };
    const first = await claimSlots(ctx, parties.assignmentId, { max: 1 });
    const again = await claimSlots(ctx, parties.assignmentId, { max: 1 });
    expect(again).toEqual(first);
    const other = { ...ctx, idempotency: { ...idempotency, bodyHash: randomBytes(32) } };
    await expect(claimSlots(other, parties.assignmentId, { max: 1 })).rejects.toBeInstanceOf(Invalid);
    const both = await Promise.all(
      [1, 2, 3].map(() =>
        claimSlots({ ...ctx, idempotency: { ...idempotency, key: 'k2' } }, parties.assignmentId, {
          max: 1,
        }).catch((error) => error),
      ),
    );
    const answered = both.filter((one) => !(one instanceof Error));
    expect(new Set(answered.map((one) => one.claims[0].attemptId)).size).toBe(1);
    for (const error of both.filter((one) => one instanceof Error)) expect(error).toBeInstanceOf(Conflict);
  });
});

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

describe('a lease', () => {
  test('that runs out stays counted, and its interval runs from its end', async () => {
    const handed = await claimOne();
    clock().set(noon + 119_999);
    expect(await expireLeases(parties.job, parties.assignmentId)).toBe(0);
    clock().set(noon + 120_000);
    expect(await expireLeases(parties.job, parties.assignmentId)).toBe(1);
    expect((await planned()).map((slot) => slot.notBefore)).toEqual([noon + 120_000 + 4 * HOUR]);
    const late = await end(handed, 'answered', { startedAt: noon + 60_000, endedAt: noon + 100_000 });
    expect(late.verdict).toBe('applied');
    expect(await planned()).toEqual([]);
  });

  test('can be made longer, never shorter, and not once it is over', async () => {
    const handed = await claimOne();
    clock().advance(60_000);
    const extended = await extendClaim(parties.dialer, handed.attemptId, {
      fencingToken: 1,
      leaseSeconds: 300,
    });
    expect(extended.expiresAt).toBe(noon + 360_000);
    expect(
      (await extendClaim(parties.dialer, handed.attemptId, { fencingToken: 1, leaseSeconds: 15 })).expiresAt,
    ).toBe(noon + 360_000);
    await expect(extendClaim(parties.dialer, handed.attemptId, { fencingToken: 2 })).rejects.toMatchObject({
      code: 'stale-fencing-token',
    });
    clock().set(noon + 360_000);
    await expect(extendClaim(parties.dialer, handed.attemptId, { fencingToken: 1 })).rejects.toMatchObject({
      code: 'claim-expired',
    });
  });

  test('that is released uncounts the attempt and plans the contact anew; not after a report', async () => {
    const handed = await claimOne();
    await releaseClaim(parties.dialer, handed.attemptId, { fencingToken: 1 });
    await releaseClaim(parties.dialer, handed.attemptId, { fencingToken: 1 });
    const [reach] = await stage.admin`select history from reach where tenant_id = ${parties.principalId}`;
    expect(reach!.history).toEqual([]);
    const [again] = (await claim(1)).claims;
    expect(again).toMatchObject({ number: handed.number, attemptNumber: 1 });
    await end(again!, 'busy');
    await expect(releaseClaim(parties.dialer, again!.attemptId, { fencingToken: 1 })).rejects.toMatchObject({
      code: 'claim-closed',
    });
  });
});

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

describe('a plan', () => {
  test('spreads contacts by what the agents can take, inside the permitted hours', async () => {
    await stage.admin`update assignment set agents = 2, attempts_per_agent_hour = 30, hopper = 5 where tenant_id = ${parties.principalId}`;
    clock().set(Date.parse('2026-11-24T19:30:00Z'));
    await addContacts(stage, parties, numbers(100));
    const { planContacts } = await import('../slots/plan.ts');
    expect(await planContacts(parties.job, parties.assignmentId)).toEqual({ planned: 100, blocked: 0 });
    const slots = await planned();
    const at = (index: number) => new Date(slots[index]!.notBefore).toISOString();
    // Five at once, one a minute until 21:00, the rest from 08:00.
    expect([at(0), at(4), at(5), at(6), at(34), at(35)]).toEqual([
      '2026-11-24T19:30:00.000Z',
      '2026-11-24T19:30:00.000Z',
      '2026-11-24T19:30:00.000Z',
      '2026-11-24T19:31:00.000Z',
      '2026-11-24T19:59:00.000Z',
      '2026-11-25T07:00:00.000Z',
    ]);
  });

  test('blocks listed contacts with the rule, and moves what nobody took', async () => {
    const [listed, free] = numbers(2) as [string, string];
    await stage.admin`insert into nix_number values (${parties.principalId}, '2026-11-16', ${numberKey(stage.services.secrets, listed)})`;
    await addPlanned(stage, parties, [listed, free]);
    const contacts =
      await stage.admin`select number, state, blocked_by from contact where tenant_id = ${parties.principalId} order by number`;
    expect(contacts).toEqual([
      { number: listed, state: 'blocked', blocked_by: 'nix-register' },
      { number: free, state: 'planned', blocked_by: null },
    ]);
    clock().set(Date.parse('2026-11-24T21:00:00Z'));
    expect(await replanOverdue(parties.job, parties.assignmentId)).toBe(1);
    expect((await planned()).map((slot) => slot.notBefore)).toEqual([Date.parse('2026-11-25T07:00:00Z')]);
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
