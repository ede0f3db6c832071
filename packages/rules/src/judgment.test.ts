import { describe, expect, it } from 'vitest';
import { advise, judge, not } from './judgment.ts';

const requirements = { a: { sv: 'A.', en: 'A.' }, b: { sv: 'B.', en: 'B.' } };

describe('judge', () => {
  it.each([
    ['both hold', true, true, 'compliant', []],
    ['one fails', true, false, 'breach', ['b']],
    ['one is missing', undefined, true, 'undetermined', ['a']],
    ['null is missing too', true, null, 'undetermined', ['b']],
    ['a failure outweighs a missing fact', null, false, 'breach', ['a', 'b']],
  ] as const)('%s', (_, a, b, outcome, reasons) => {
    const judgment = judge(requirements, [
      ['a', a],
      ['b', b],
    ]);
    expect(judgment.outcome).toBe(outcome);
    expect(judgment.reasons.map(({ requirement }) => requirement)).toEqual(reasons);
  });

  it('takes nothing but true for true', () => {
    for (const odd of ['true', 1, {}] as unknown as boolean[]) {
      expect(judge(requirements, [['a', odd]]).outcome).toBe('undetermined');
    }
  });

  it('says whose part it is', () => {
    expect(judge(requirements, [['a', false, 'principal']]).reasons[0]?.party).toBe('principal');
    expect(judge(requirements, [['a', false]]).reasons[0]).not.toHaveProperty('party');
  });

  it('adds advice without changing the outcome', () => {
    const judgment = advise(judge(requirements, [['a', true]]), requirements, [['b', false]]);
    expect(judgment.outcome).toBe('compliant');
    expect(judgment.reasons).toMatchObject([{ requirement: 'b', outcome: 'breach', advice: true }]);
  });

  it('turns what must not be into what holds', () => {
    expect([not(true), not(false), not(null), not(undefined)]).toEqual([false, true, null, null]);
  });
});
