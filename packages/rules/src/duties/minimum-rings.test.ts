import { describe, expect, it } from 'vitest';
import { ATTEMPT_OUTCOMES } from '../facts/attempt.ts';
import { MINIMUM_RING_SECONDS, minimumRings } from './minimum-rings.ts';

describe('minimum-rings (3.2)', () => {
  it('takes the sixth signal for complete after 31.0 seconds', () => {
    expect(MINIMUM_RING_SECONDS).toBe(31);
  });

  it.each([
    ['five signals are too few', 5, undefined, 'breach'],
    ['six are enough', 6, undefined, 'compliant'],
    ['none at all is a breach, not an unknown', 0, undefined, 'breach'],
    ['30.9 seconds end before the sixth signal does', undefined, 30.9, 'breach'],
    ['30.999 seconds too', null, 30.999, 'breach'],
    ['31.0 seconds hold six', null, 31, 'compliant'],
    ['signals decide where both are reported: six in 12 seconds', 6, 12, 'compliant'],
    ['signals decide where both are reported: five in 40 seconds', 5, 40, 'breach'],
    ['neither reported is not known', undefined, null, 'undetermined'],
    ['a count below none is no report', -1, undefined, 'undetermined'],
    ['a count below none leaves the word to the seconds', -1, 31, 'compliant'],
    ['what is no number is no report', Number.NaN, Number.NaN, 'undetermined'],
  ] as const)('%s', (_, rings, ringSeconds, expected) => {
    const judgment = minimumRings.evaluate({ outcome: 'no-answer', dialing: 'manual', rings, ringSeconds });
    expect(judgment.outcome).toBe(expected);
    expect(judgment.reasons.map(({ requirement }) => requirement)).toEqual(
      expected === 'compliant' ? [] : ['signals'],
    );
  });

  it.each(ATTEMPT_OUTCOMES.filter((outcome) => outcome !== 'no-answer'))('asks nothing of %s', (outcome) => {
    expect(minimumRings.evaluate({ outcome, dialing: 'manual', rings: 1 }).outcome).toBe('notApplicable');
  });
});
