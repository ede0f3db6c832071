import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { AssignmentNotLive, Conflict, Forbidden, Invalid, NotFound } from '../errors.ts';
import { newId } from '../ids.ts';
import { numberKey } from '../numbers/key.ts';
import { claim, claimOne, clock, end, HOUR, numbers, parties, planned, stage } from '../testing/desk.ts';
import { addPlanned } from '../testing/dialing.ts';
import { arrangeParties, as, noon } from '../testing/parties.ts';
import { claimSlots } from './claim.ts';
import { expireLeases } from './expire.ts';
import { extendClaim } from './extend.ts';
import { releaseClaim } from './release.ts';

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
    await expect(claim()).rejects.toMatchObject({ unmet: ['suppression-scrub'] });
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
