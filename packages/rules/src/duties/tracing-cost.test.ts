import { describe, expect, it } from 'vitest';
import { tracingCost } from './tracing-cost.ts';

const at = 1_000;
const claim = { receivedAt: 500 };

describe('tracing-cost (3.1)', () => {
  it.each([
    ['no claim', null, 'notApplicable', []],
    ['a claim dated later than now', { receivedAt: at + 1 }, 'notApplicable', []],
    ['received this instant, undecided', { receivedAt: at }, 'undetermined', ['decided']],
    ['a decision without a date', { ...claim, decision: 'repay' }, 'undetermined', ['decided']],
    ['a date without a decision', { ...claim, decidedAt: 600 }, 'undetermined', ['decided']],
    [
      'decided before it was received',
      { ...claim, decision: 'repay', decidedAt: 499, repaidAt: 600 },
      'undetermined',
      ['decided'],
    ],
    [
      'decided later than now',
      { ...claim, decision: 'repay', decidedAt: at + 1, repaidAt: at },
      'undetermined',
      ['decided'],
    ],
    ['granted, not paid yet', { ...claim, decision: 'repay', decidedAt: 500 }, 'undetermined', ['repaid']],
    ['granted and paid', { ...claim, decision: 'repay', decidedAt: 600, repaidAt: at }, 'compliant', []],
    [
      'granted, to be paid later',
      { ...claim, decision: 'repay', decidedAt: 600, repaidAt: at + 1 },
      'undetermined',
      ['repaid'],
    ],
    [
      'refused, though the number was hidden',
      { ...claim, decision: 'refuse', decidedAt: 600, numberHidden: true },
      'breach',
      ['granted'],
    ],
    [
      'refused, since the number was shown',
      { ...claim, decision: 'refuse', decidedAt: 600, numberHidden: false },
      'compliant',
      [],
    ],
    [
      'refused without knowing',
      { ...claim, decision: 'refuse', decidedAt: 600 },
      'undetermined',
      ['grounds'],
    ],
  ] as const)('%s', (_, tracingClaim, outcome, reasons) => {
    const judgment = tracingCost.evaluate({ at, tracingClaim });
    expect(judgment.outcome).toBe(outcome);
    expect(judgment.reasons.map(({ requirement }) => requirement)).toEqual(reasons);
  });
});
