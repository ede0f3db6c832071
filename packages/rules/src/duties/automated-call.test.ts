import { describe, expect, it } from 'vitest';
import { answerOf, instant } from '../testing/situation.ts';
import { automatedCall } from './automated-call.ts';

const AT = '2026-06-16T12:00:00.000+02:00';
const givenAt = instant('2020-06-16T12:00:00+02:00');

describe('automated-call (3.4)', () => {
  it.each(['manual', 'preview', 'progressive', 'predictive'] as const)('%s dialing has an agent', (dialing) =>
    expect(answerOf(automatedCall, AT, { dialing })).toBe('notApplicable'),
  );

  it.each([
    ['without consent', null, 'breach for ever'],
    ['consent that does not cover it', { givenAt }, 'breach for ever'],
    ['consent that excludes it', { givenAt, automated: false }, 'breach for ever'],
    ['consent to automated calls, however old', { givenAt, automated: true }, 'compliant'],
    ['given this very instant', { givenAt: instant(AT), automated: true }, 'compliant'],
    ['given a millisecond later', { givenAt: instant(AT) + 1, automated: true }, 'breach for ever'],
    [
      'withdrawn this very instant',
      { givenAt, automated: true, withdrawnAt: instant(AT) },
      'breach for ever',
    ],
    [
      'withdrawn a millisecond later',
      { givenAt, automated: true, withdrawnAt: instant(AT) + 1 },
      'compliant',
    ],
    [
      'a withdrawal of an earlier consent',
      { givenAt, automated: true, withdrawnAt: givenAt - 1 },
      'compliant',
    ],
  ])('automated, %s', (_, consent, expected) =>
    expect(answerOf(automatedCall, AT, { dialing: 'automated', consent })).toBe(expected),
  );
});
