import { describe, expect, it } from 'vitest';
import { judgeCall, judgeDuty, judgeOutcome, judgeSale } from './judge-stages.ts';
import type { Judgment } from './judgment.ts';
import { saleOf } from './testing/sale.ts';

describe('judgeOutcome', () => {
  const outcomes = (...args: Parameters<typeof judgeOutcome>) =>
    Object.fromEntries(judgeOutcome(...args).map(({ duty, outcome }) => [duty, outcome]));

  it.each([
    [
      'no answer after five signals',
      { outcome: 'no-answer', dialing: 'manual', rings: 5 },
      { 'minimum-rings': 'breach', 'silent-call': 'notApplicable' },
    ],
    [
      'no answer after 31.0 seconds',
      { outcome: 'no-answer', dialing: 'manual', ringSeconds: 31 },
      { 'minimum-rings': 'compliant', 'silent-call': 'notApplicable' },
    ],
    [
      'no answer, ringing unknown',
      { outcome: 'no-answer', dialing: 'manual' },
      { 'minimum-rings': 'undetermined', 'silent-call': 'notApplicable' },
    ],
    [
      'answered by nobody',
      { outcome: 'silent', dialing: 'predictive' },
      { 'minimum-rings': 'notApplicable', 'silent-call': 'breach' },
    ],
    [
      'an automated call with consent',
      { outcome: 'silent', dialing: 'automated', automatedConsent: true },
      { 'minimum-rings': 'notApplicable', 'silent-call': 'notApplicable' },
    ],
    [
      'never put through',
      { outcome: 'failed', dialing: 'manual', rings: 0 },
      { 'minimum-rings': 'notApplicable', 'silent-call': 'notApplicable' },
    ],
  ] as const)('%s', (_, attempt, expected) => {
    expect(outcomes(attempt)).toEqual(expected);
  });
});

describe('a stage', () => {
  it('answers by every duty, sorted by id', () => {
    const ids = judgeCall({ startedAt: 0, dialing: 'manual' }).map(({ duty }) => duty);
    expect(ids).toEqual([
      'agent-knowledge',
      'conduct',
      'disclosure-on-request',
      'identification',
      'permission-to-continue',
    ]);
  });

  it.each([
    ['dal2', ['read-back']],
    ['dal3', ['read-back']],
    ['exempt', ['withdrawal-information', 'written-acceptance', 'written-offer']],
  ] as const)('leaves out what %s does not know', (regime, expected) => {
    const judged = judgeSale(saleOf({ regime }));
    const out = judged.filter(({ outcome }) => outcome === 'notApplicable').map(({ duty }) => duty);
    expect(judged).toHaveLength(8);
    expect(out).toEqual(expected);
  });

  it('finds nothing against a sale in which all was done', () => {
    expect(
      judgeSale(saleOf()).filter(({ outcome }) => outcome === 'breach' || outcome === 'undetermined'),
    ).toEqual([]);
  });

  it('neither clears nor blames where a duty throws', () => {
    const broken = {
      id: 'evidence',
      evaluate: (): Judgment => {
        throw new Error('a fault of ours');
      },
    } as const;
    expect(judgeDuty(broken, {})).toEqual({ duty: 'evidence', outcome: 'undetermined', reasons: [] });
  });
});
