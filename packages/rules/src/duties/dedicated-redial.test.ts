import { describe, expect, it } from 'vitest';
import { answerOf, past } from '../testing/situation.ts';
import { dedicatedRedial } from './dedicated-redial.ts';

const AT = '2026-06-16T16:00:00.000+02:00';
const silent = past('2026-06-10T12:00:00+02:00', { outcome: 'silent' });
const later = '2026-06-11T12:00:00+02:00';

describe('dedicated-redial (3.3)', () => {
  it.each([
    ['manual', 'compliant'],
    ['preview', 'compliant'],
    ['progressive', 'compliant'],
    ['predictive', 'breach for ever'],
    ['automated', 'breach for ever'],
  ] as const)('after a silent call, %s dialing: %s', (dialing, expected) =>
    expect(answerOf(dedicatedRedial, AT, { dialing, history: [silent] })).toBe(expected),
  );

  it.each([
    ['no earlier attempt', [], 'notApplicable'],
    ['a silent call', [silent], 'breach for ever'],
    [
      'a silent call years ago',
      [past('2021-07-01T12:00:00+02:00', { outcome: 'silent' })],
      'breach for ever',
    ],
    ['then answered by an agent', [silent, past(later, { outcome: 'answered' })], 'notApplicable'],
    ['in whatever order they are given', [past(later, { outcome: 'answered' }), silent], 'notApplicable'],
    [
      'answered, then silent',
      [past('2026-06-09T12:00:00+02:00', { outcome: 'answered' }), silent],
      'breach for ever',
    ],
    [
      'answered and silent at one instant: the later element',
      [past('2026-06-10T12:00:00+02:00', { outcome: 'answered' }), silent],
      'breach for ever',
    ],
    [
      'silent and answered at one instant',
      [silent, past('2026-06-10T12:00:00+02:00', { outcome: 'answered' })],
      'notApplicable',
    ],
    ['then not answered', [silent, past(later)], 'breach for ever'],
    ['then a machine', [silent, past(later, { outcome: 'machine' })], 'breach for ever'],
    ['then not reported', [silent, past(later, { outcome: undefined })], 'breach for ever'],
    ['then a failed one', [silent, past(later, { outcome: 'failed' })], 'breach for ever'],
    [
      'answered to another center',
      [silent, past(later, { outcome: 'answered', contactCenter: 'c2' })],
      'breach for ever',
    ],
    [
      "another center's silent call",
      [past(later, { outcome: 'silent', contactCenter: 'c2' })],
      'notApplicable',
    ],
    ["another campaign's", [past(later, { outcome: 'silent', campaign: 'u2' })], 'notApplicable'],
    ["another offer's in the campaign", [past(later, { outcome: 'silent', offer: 'o2' })], 'breach for ever'],
    [
      'a silent call later than now is not known',
      [past('2026-06-16T16:00:00.001+02:00', { outcome: 'silent' })],
      'notApplicable',
    ],
  ])('predictive: %s', (_, history, expected) =>
    expect(answerOf(dedicatedRedial, AT, { dialing: 'predictive', history })).toBe(expected),
  );
});
