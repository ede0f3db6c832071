import { describe, expect, it } from 'vitest';
import { decide, explain, mayCall, nextAllowedAt } from './decide.ts';
import { attemptDuties } from './duties/index.ts';
import type { AttemptCase } from './facts/attempt.ts';
import { caseAt, instant, past } from './testing/situation.ts';

const NOON = '2026-06-16T12:00:00+02:00';

describe('decide', () => {
  it('gives every rule that does not pass, sorted by id, and the instant at which all pass', () => {
    const at = '2026-06-18T21:30:00+02:00';
    const history = [past('2026-06-18T08:00:00+02:00'), past('2026-06-18T20:00:00+02:00')];
    expect(decide(caseAt(at, { history }))).toEqual({
      allowed: false,
      findings: [
        { rule: 'attempt-interval', outcome: 'breach', until: instant('2026-06-19T00:00:00+02:00') },
        { rule: 'calling-hours', outcome: 'breach', until: instant('2026-06-19T08:00:00+02:00') },
        { rule: 'daily-attempts', outcome: 'breach', until: instant('2026-06-19T00:00:00+02:00') },
      ],
      // Midsummer Eve lies between.
      nextAllowedAt: instant('2026-06-20T10:00:00+02:00'),
      rulePack: 'se-consumer-2021-07-01',
    });
  });

  it('counts an attempt of the same instant, in a history out of order too', () => {
    const history = [past(NOON), past('2026-06-15T12:00:00+02:00')];
    const expected = [{ rule: 'attempt-interval', until: instant('2026-06-16T16:00:00+02:00') }];
    expect(decide(caseAt(NOON, { history })).findings).toMatchObject(expected);
    expect(decide(caseAt(NOON, { history: history.toReversed() })).findings).toMatchObject(expected);
  });

  it('answers a case that passes with its own instant', () => {
    const c = caseAt(NOON);
    expect(decide(c)).toMatchObject({ allowed: true, findings: [], nextAllowedAt: c.at });
    expect(mayCall(c)).toBe(true);
    expect(nextAllowedAt(c)).toBe(c.at);
  });

  it('has no next instant where one rule never passes', () => {
    const c = caseAt('2026-06-16T22:00:00+02:00', { suppressions: [{ owner: 'principal' }] });
    expect(decide(c).nextAllowedAt).toBeNull();
    expect(nextAllowedAt(c)).toBeNull();
    expect(decide(c).findings.map(({ until }) => until)).toEqual([
      instant('2026-06-17T08:00:00+02:00'),
      null,
    ]);
  });

  it.each([
    // Day 399 after 2026-06-16 is 2027-07-20; the horizon is the midnight that starts 2027-07-21.
    [
      'a millisecond before the horizon',
      '2027-07-20T23:59:59.999+02:00',
      '2027-07-20T23:59:59.999+02:00',
      null,
    ],
    ['at the horizon', '2027-07-21T00:00:00.000+02:00', null, null],
    [
      'inside the last day',
      '2027-07-20T12:00:00.000+02:00',
      '2027-07-20T12:00:00.000+02:00',
      '2027-07-20T12:00:00.000+02:00',
    ],
  ])('looks as far as the midnight that starts day 400: %s', (_, from, until, next) => {
    const decision = decide(caseAt(NOON, { presentedNumber: { from: instant(from) } }));
    expect(decision.findings).toEqual([
      { rule: 'presented-number', outcome: 'breach', until: until === null ? null : instant(until) },
    ]);
    expect(decision.nextAllowedAt).toBe(next === null ? null : instant(next));
    const explained = explain(caseAt(NOON, { presentedNumber: { from: instant(from) } }));
    expect(explained.find(({ rule }) => rule === 'presented-number')?.until).toBe(
      until === null ? null : instant(until),
    );
    expect(nextAllowedAt(caseAt(NOON, { presentedNumber: { from: instant(from) } }))).toBe(
      decision.nextAllowedAt,
    );
  });

  it('finds none where the rules pass in turn but never together', () => {
    // The number is given up before the hours open.
    const shown = { to: instant('2026-06-17T07:00:00+02:00') };
    const decision = decide(caseAt('2026-06-16T21:00:00+02:00', { presentedNumber: shown }));
    expect(decision.findings.map(({ rule }) => rule)).toEqual(['calling-hours']);
    expect(decision.nextAllowedAt).toBeNull();
  });

  it('judges a day before the first edition by the first edition', () => {
    expect(decide(caseAt('2020-06-16T22:00:00+02:00')).rulePack).toBe('se-consumer-2021-07-01');
  });

  it('explains every rule, the ones that pass and the ones that do not apply too', () => {
    const explained = explain(caseAt(NOON));
    expect(explained.map(({ rule }) => rule)).toEqual(attemptDuties.map(({ id }) => id));
    expect(explained.find(({ rule }) => rule === 'calling-hours')?.outcome).toBe('compliant');
    expect(explained.find(({ rule }) => rule === 'presented-number')?.outcome).toBe('notApplicable');
  });
});

describe('decide fails closed', () => {
  const unreadable = new Proxy({} as NonNullable<AttemptCase['consent']>, {
    get() {
      throw new Error('gone');
    },
  });
  const broken = (facts: object) => ({ ...caseAt(NOON), ...facts }) as AttemptCase;

  it.each([
    ['no instant', broken({ at: undefined })],
    ['an instant that is none', broken({ at: Number.NaN })],
    ['an instant without end', broken({ at: Number.POSITIVE_INFINITY })],
    ['an attempt of no instant', broken({ history: [past(NOON), { ...past(NOON), at: Number.NaN }] })],
    ['an attempt that is none', broken({ history: [null] })],
    ['a history that is none', broken({ history: 7 })],
    [
      'an end that is none',
      broken({ history: [{ ...past('2026-06-15T12:00:00+02:00'), endedAt: Number.NaN }] }),
    ],
    ['a way of dialing nobody knows', broken({ dialing: 'fax' })],
    [
      'a consent that cannot be read',
      broken({
        customer: null,
        consent: unreadable,
      }),
    ],
    ['a number registered from no instant', broken({ presentedNumber: { from: Number.NaN } })],
    ['a number registered to no instant', broken({ presentedNumber: { to: Number.NaN } })],
    [
      'an offer that ended at no instant',
      broken({ purpose: 'close', pendingOffer: { callEndedAt: Number.NaN } }),
    ],
    ['a relation since no instant', broken({ customer: { since: Number.NaN } })],
    ['a relation that ended at no instant', broken({ customer: { since: 0, endedAt: Number.NaN } })],
    ['consent given at no instant', broken({ customer: null, consent: { givenAt: Number.NaN } })],
    ['no case at all', null as unknown as AttemptCase],
  ])('on %s', (_, c) => {
    const decision = decide(c);
    expect(decision.allowed).toBe(false);
    expect(decision.findings.length).toBeGreaterThan(0);
    expect(decision.nextAllowedAt).toBeNull();
    expect(mayCall(c)).toBe(false);
    expect(nextAllowedAt(c)).toBeNull();
  });

  it('says of every rule that it is undetermined where the facts cannot be read', () => {
    const { findings } = decide(broken({ at: Number.NaN }));
    expect(findings.map(({ rule }) => rule)).toEqual(attemptDuties.map(({ id }) => id));
    expect(new Set(findings.map(({ outcome }) => outcome))).toEqual(new Set(['undetermined']));
  });

  it('on a limit that cannot be read', () => {
    expect(decide(caseAt(NOON), { closedDays: ['tomorrow'] }).allowed).toBe(false);
  });

  it('never loosens the law by a limit that slipped past parseLimits', () => {
    const hours = { weekday: { opens: 0, closes: 1_440 }, weekend: { opens: 0, closes: 1_440 } };
    for (const at of [
      '2026-06-16T07:59:59+02:00',
      '2026-06-16T21:00:00+02:00',
      '2026-06-20T18:00:00+02:00',
    ]) {
      expect(mayCall(caseAt(at), { hours })).toBe(false);
    }
  });
});
