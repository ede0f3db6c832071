import { describe, expect, it } from 'vitest';
import type { AttemptCase } from '../facts/attempt.ts';
import { answerOf, instant } from '../testing/situation.ts';
import { nixRegister } from './nix-register.ts';

const AT = '2026-06-16T12:00:00.000+02:00';
const listed = (registerDate: string) => ({ listed: true, registerDate });
const free = (registerDate: string) => ({ listed: false, registerDate });
const FRESH = free('2026-06-01');
const BLOCKED = listed('2026-06-01');

const answer = (at: string, facts: Partial<AttemptCase>, limits = {}) =>
  answerOf(nixRegister, at, { customer: null, ...facts }, limits);

describe('nix-register (2)', () => {
  it.each([
    ['never checked', AT, null, 'undetermined for ever'],
    ['not listed', AT, FRESH, 'compliant'],
    ['listed', AT, BLOCKED, 'breach for ever'],
    ['a version of this very day', AT, free('2026-06-16'), 'compliant'],
    ['a version of tomorrow', AT, free('2026-06-17'), 'undetermined for ever'],
    [
      "tomorrow's is today's after local midnight",
      '2026-06-16T00:00:00.000+02:00',
      free('2026-06-16'),
      'compliant',
    ],
    [
      "and tomorrow's before it",
      '2026-06-15T23:59:59.999+02:00',
      free('2026-06-16'),
      'undetermined for ever',
    ],
    ['to the last millisecond of two months', '2026-07-31T23:59:59.999+02:00', FRESH, 'compliant'],
    ['two months old', '2026-08-01T00:00:00.000+02:00', FRESH, 'undetermined for ever'],
    [
      'listed in a version two months old is not known',
      '2026-08-01T00:00:00.000+02:00',
      BLOCKED,
      'undetermined for ever',
    ],
    [
      'two months from New Year are cut to February',
      '2027-02-27T23:59:59.999+01:00',
      free('2026-12-31'),
      'compliant',
    ],
    ['to its last day', '2027-02-28T00:00:00.000+01:00', free('2026-12-31'), 'undetermined for ever'],
    ['a version that is no date', AT, free('2026-02-30'), 'undetermined for ever'],
    [
      'a listing that is neither yes nor no refuses',
      AT,
      { ...FRESH, listed: undefined as unknown as boolean },
      'breach for ever',
    ],
  ])('%s', (_, at, nix, expected) => expect(answer(at, { nix })).toBe(expected));

  it.each([
    ['a customer', AT, { since: 0 }, 'compliant'],
    ['from the first millisecond', AT, { since: instant(AT) }, 'compliant'],
    ['not one who becomes it later', AT, { since: instant(AT) + 1 }, 'breach for ever'],
    [
      'to the last millisecond of twelve months',
      '2027-01-31T11:59:59.999+01:00',
      { since: 0, endedAt: instant('2026-01-31T12:00:00+01:00') },
      'compliant',
    ],
    [
      'and no longer',
      '2027-01-31T12:00:00.000+01:00',
      { since: 0, endedAt: instant('2026-01-31T12:00:00+01:00') },
      'undetermined for ever',
    ],
    [
      'an end that lies ahead is known',
      AT,
      { since: 0, endedAt: instant('2026-12-31T12:00:00+01:00') },
      'compliant',
    ],
    [
      'a relation that ended on a leap day ends on the 28th',
      '2025-02-28T12:00:00.000+01:00',
      { since: 0, endedAt: instant('2024-02-29T12:00:00+01:00') },
      'undetermined for ever',
    ],
  ])('customer: %s', (_, at, customer, expected) =>
    expect(answer(at, { nix: BLOCKED, customer })).toBe(expected),
  );

  it('a customer need not be checked at all', () =>
    expect(answer(AT, { customer: { since: 0 } })).toBe('compliant'));

  it.each([
    [
      'fewer months to the last millisecond',
      '2026-04-30T11:59:59.999+02:00',
      3,
      'undetermined for ever',
      'compliant',
    ],
    ['and no longer', '2026-04-30T12:00:00.000+02:00', 3, 'undetermined for ever', 'undetermined for ever'],
    ['none at all', '2026-01-31T12:00:00.000+01:00', 0, 'undetermined for ever', 'undetermined for ever'],
    [
      'never more than twelve',
      '2027-01-31T12:00:00.000+01:00',
      24,
      'undetermined for ever',
      'undetermined for ever',
    ],
  ])('months set by the organization: %s', (_, at, customerRelationMonths, without, expected) => {
    const customer = { since: 0, endedAt: instant('2026-01-31T12:00:00+01:00') };
    expect(answer(at, {})).toBe(without);
    expect(answer(at, { customer }, { customerRelationMonths })).toBe(expected);
  });

  const givenAt = instant('2026-03-31T12:00:00+02:00');
  it.each([
    ['to the last millisecond of three months', '2026-06-30T11:59:59.999+02:00', { givenAt }, 'compliant'],
    ['and no longer', '2026-06-30T12:00:00.000+02:00', { givenAt }, 'breach for ever'],
    ['from the instant it is given', AT, { givenAt: instant(AT) }, 'compliant'],
    ['not one given later', AT, { givenAt: instant(AT) + 1 }, 'breach for ever'],
    ['until it is withdrawn', AT, { givenAt, withdrawnAt: instant(AT) }, 'breach for ever'],
    [
      'a withdrawal a millisecond later is not known',
      AT,
      { givenAt, withdrawnAt: instant(AT) + 1 },
      'compliant',
    ],
    ['withdrawn the instant it was given', AT, { givenAt, withdrawnAt: givenAt }, 'breach for ever'],
    [
      'a withdrawal before it was given ended an earlier one',
      AT,
      { givenAt, withdrawnAt: givenAt - 1 },
      'compliant',
    ],
    ['consent to automated calls counts here too', AT, { givenAt, automated: true }, 'compliant'],
  ])('consent: %s', (_, at, consent, expected) =>
    expect(answer(at, { nix: BLOCKED, consent })).toBe(expected),
  );

  it('takes the longer of consent and relation', () => {
    const customer = { since: 0, endedAt: instant('2025-01-01T12:00:00+01:00') };
    expect(answer(AT, { nix: BLOCKED, customer, consent: { givenAt } })).toBe('compliant');
    const consent = { givenAt: instant('2025-01-01T12:00:00+01:00') };
    expect(answer(AT, { nix: BLOCKED, customer: { since: 0, endedAt: givenAt }, consent })).toBe('compliant');
  });
});
