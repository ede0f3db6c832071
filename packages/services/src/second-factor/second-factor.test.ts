import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { settableClock } from '../clock.ts';
import type { Context } from '../context.ts';
import { SignInThrottled } from '../people/sign-in-throttle.ts';
import { arrangeParties, eventsOf, openStage, type Stage } from '../testing/parties.ts';
import { arrangeSecondFactor, type PersonWithSecondFactor } from '../testing/second-factor.ts';
import { oneTimeCode, renewRecoveryCodes, verifySecondFactor } from './index.ts';
import { longPast, newSeed, stepOf } from './one-time-code.ts';

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage?.close());

const fault = (message: string) => ({ issues: [{ path: 'code', message }] });

function contextOf(person: PersonWithSecondFactor): Context {
  return {
    ...stage.services,
    organizationId: person.personId,
    actor: { kind: 'person', personId: person.personId, role: 'owner' },
  };
}

describe('a one-time code', () => {
  it('is the one of RFC 6238, cut to six digits', () => {
    const seed = 'GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ';
    const known = [
      [59, '287082'],
      [1_111_111_109, '081804'],
      [1_234_567_890, '005924'],
      [2_000_000_000, '279037'],
    ] as const;
    for (const [seconds, code] of known) expect(oneTimeCode(seed, seconds * 1_000)).toBe(code);
  });

  it.each([
    [-60_000, false],
    [-30_000, true],
    [0, true],
    [30_000, true],
    [60_000, false],
  ])('that is %d ms away fits: %s', (away, fits) => {
    const seed = newSeed();
    const clock = settableClock(1_764_000_000_000);
    expect(stepOf(seed, oneTimeCode(seed, clock.now() + away), clock) !== null).toBe(fits);
  });

  it('goes by a phone’s time too where the demo’s clock is set, and only there', () => {
    const seed = newSeed();
    const set = settableClock(1_764_000_000_000);
    const outside = () => 1_700_000_000_000;
    const code = oneTimeCode(seed, outside());
    expect(stepOf(seed, code, { now: set.now, outside })).toBe(Math.floor(outside() / 30_000));
    expect(stepOf(seed, code, set)).toBeNull();
    expect(longPast({ now: set.now, outside })).toBeLessThan(Math.floor(outside() / 30_000) - 1);
  });
});

describe('asking for the second factor', () => {
  it('takes a code once, also where it is sent eight times at once', async () => {
    const person = await arrangeSecondFactor(stage);
    const code = person.code();
    const tries = await Promise.allSettled(
      Array.from({ length: 8 }, () => verifySecondFactor(contextOf(person), code)),
    );
    expect(tries.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
    await expect(verifySecondFactor(contextOf(person), code)).rejects.toMatchObject(fault('wrongCode'));
    stage.services.clock.advance(30_000);
    await verifySecondFactor(contextOf(person), person.code());
  });

  it('takes a code as it was pasted, and a recovery code once', async () => {
    const person = await arrangeSecondFactor(stage);
    const code = person.code();
    await verifySecondFactor(contextOf(person), ` ${code.slice(0, 3)} ${code.slice(3)}\n`);
    const [recovery] = person.recoveryCodes;
    await verifySecondFactor(contextOf(person), recovery!.toUpperCase().replace('-', ' '));
    await expect(verifySecondFactor(contextOf(person), recovery!)).rejects.toMatchObject(fault('wrongCode'));
    const other = await arrangeSecondFactor(stage);
    await expect(verifySecondFactor(contextOf(other), person.recoveryCodes[1]!)).rejects.toMatchObject(
      fault('wrongCode'),
    );
  });

  it('refuses nothing typed, and who has no second factor', async () => {
    const person = await arrangeSecondFactor(stage);
    await expect(verifySecondFactor(contextOf(person), ' ')).rejects.toMatchObject(fault('required'));
    const parties = await arrangeParties(stage);
    await expect(verifySecondFactor(parties.principal, '123456')).rejects.toMatchObject(
      fault('secondFactorMissing'),
    );
    const key = { kind: 'apiKey' as const, keyId: person.personId, scopes: [], assignmentId: null };
    await expect(
      verifySecondFactor({ ...parties.principal, actor: key }, person.code()),
    ).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('stops guessing, and takes the right code no more until a quarter of an hour has passed', async () => {
    const person = await arrangeSecondFactor(stage);
    const ctx = contextOf(person);
    const right = person.code();
    const wrong = right === '000000' ? '000001' : '000000';
    const guesses = await Promise.allSettled(
      Array.from({ length: 12 }, () => verifySecondFactor(ctx, wrong)),
    );
    const throttled = guesses.filter(
      (guess) => (guess as PromiseRejectedResult).reason instanceof SignInThrottled,
    );
    expect(throttled).toHaveLength(2);
    await expect(verifySecondFactor(ctx, right)).rejects.toThrow(SignInThrottled);
    stage.services.clock.advance(15 * 60_000 + 1);
    await verifySecondFactor(ctx, person.code());
  });

  it('keeps neither seed nor recovery code in the database in clear', async () => {
    const person = await arrangeSecondFactor(stage);
    const rows = await stage.admin`
      select to_jsonb(p)::text as row, encode(totp_secret, 'escape') as seed from person p where id = ${person.personId}
      union all select to_jsonb(r)::text, encode(code_hash, 'escape') from recovery_code r where person_id = ${person.personId}`;
    expect(rows).toHaveLength(11);
    const text = JSON.stringify(rows);
    for (const code of person.recoveryCodes) expect(text).not.toContain(code.replace('-', ''));
    // Another row's seed in this one's place opens nothing.
    const other = await arrangeSecondFactor(stage);
    await stage.admin`update person set totp_secret = (select totp_secret from person where id = ${other.personId}) where id = ${person.personId}`;
    await expect(verifySecondFactor(contextOf(person), other.code())).rejects.toThrow('authenticate');
    expect(await eventsOf(stage, person.personId)).toEqual([]);
  });

  it('renews its recovery codes for a code, and the earlier ones are worthless', async () => {
    const person = await arrangeSecondFactor(stage);
    const { personId } = person;
    const renew = (code: string) => renewRecoveryCodes(stage.services, { personId, code });
    for (const [code, message] of [
      ['', 'required'],
      ['000000', 'wrongCode'],
    ] as const)
      await expect(renew(code)).rejects.toMatchObject({ issues: [{ path: 'code', message }] });
    const codes = await renew(person.code());
    expect(codes).toHaveLength(person.recoveryCodes.length);
    await expect(renew(person.recoveryCodes[0]!)).rejects.toMatchObject({ issues: [{ path: 'code' }] });
    expect(await renew(codes[0]!)).not.toContain(codes[1]);
  });
});
