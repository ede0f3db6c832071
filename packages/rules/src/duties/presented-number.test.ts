import { describe, expect, it } from 'vitest';
import { answerOf, instant } from '../testing/situation.ts';
import { presentedNumber } from './presented-number.ts';

const AT = '2026-06-16T12:00:00.000+02:00';
const at = instant(AT);

describe('presented-number (3.1)', () => {
  it.each([
    ['none stated', null, 'notApplicable'],
    ['registered from the beginning', {}, 'compliant'],
    ['registered since this very instant', { from: at, callable: true }, 'compliant'],
    ['registered a millisecond later', { from: at + 1 }, 'breach until 2026-06-16T10:00:00.001Z'],
    ['to a millisecond later', { to: at + 1 }, 'compliant'],
    ['to this very instant', { from: 0, to: at }, 'breach for ever'],
    ['given up long ago', { from: 0, to: 1 }, 'breach for ever'],
    [
      'registered later and then given up',
      { from: at + 1, to: at + 2 },
      'breach until 2026-06-16T10:00:00.001Z',
    ],
    ['given up before it was registered', { from: at + 2, to: at + 1 }, 'breach for ever'],
    ['given up the instant it is registered', { from: at + 1, to: at + 1 }, 'breach for ever'],
    ['withheld, or not to be called back', { from: 0, callable: false }, 'breach for ever'],
    ['callable not stated', { from: 0, to: null, callable: null }, 'compliant'],
  ])('%s', (_, shown, expected) =>
    expect(answerOf(presentedNumber, AT, { presentedNumber: shown })).toBe(expected),
  );
});
