import { describe, expect, it } from 'vitest';
import { assignmentOf } from '../testing/assignment.ts';
import { instant } from '../testing/situation.ts';
import { privacyReview, privacyReviewDue } from './privacy-review.ts';

const at = '2026-11-24T10:00:00.000+01:00';
const yearAgo = instant('2025-11-24T10:00:00.000+01:00');
const recent = instant('2026-05-04T12:00:00+02:00');

describe('privacy-review (annex 4)', () => {
  it.each([
    [
      'a millisecond less than a year ago',
      { principal: yearAgo + 1, contactCenter: recent },
      'compliant',
      [],
    ],
    ['a year ago', { principal: yearAgo, contactCenter: recent }, 'breach', ['principal']],
    ['this instant', { principal: recent, contactCenter: instant(at) }, 'compliant', []],
    [
      'dated later than now',
      { principal: recent, contactCenter: instant(at) + 1 },
      'undetermined',
      ['contactCenter'],
    ],
    ['never', { principal: recent }, 'undetermined', ['contactCenter']],
    ['neither has done one', null, 'undetermined', ['principal', 'contactCenter']],
  ] as const)('%s', (_, privacyReviews, outcome, parties) => {
    const judgment = privacyReview.evaluate(assignmentOf({ at: instant(at), privacyReviews }));
    expect(judgment.outcome).toBe(outcome);
    expect(judgment.reasons.map(({ party }) => party)).toEqual(parties);
  });

  it('falls due on the last of February a year after a leap day', () => {
    expect(privacyReviewDue(instant('2028-02-29T12:00:00+01:00'))).toBe(instant('2029-02-28T12:00:00+01:00'));
  });

  it('is advice', () => {
    expect(privacyReview.weight).toBe('advice');
  });
});
