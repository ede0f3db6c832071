import { type ActivationDuty, guidelineValue, latest } from '../duty.ts';
import { askBoth, judge } from '../judgment.ts';
import { hasHappened } from '../time/happened.ts';
import { addMonths } from '../time/months.ts';

const values = { yearly: guidelineValue('months', 12, 'annex 4') };

/** The instant at which the next review is overdue, a year after the last (epoch milliseconds). */
export function privacyReviewDue(lastReviewAt: number): number {
  return addMonths(lastReviewAt, latest(values.yearly));
}

const requirements = {
  reviewed: {
    sv: 'Er integritetsanalys är gjord det senaste året.',
    en: 'Your privacy review was done within the past year.',
  },
};

/** Annex 4 only recommends it: it warns, before the first start as later, and shuts nothing. */
export const privacyReview: ActivationDuty = {
  id: 'privacy-review',
  clauses: ['annex 4', '6'],
  stage: 'activation',
  title: { sv: 'Årlig integritetsanalys', en: 'Yearly privacy review' },
  explanation: {
    sv: 'Varje part går en gång om året igenom hur den hanterar konsumenters personuppgifter. Det är ett råd: en försenad analys varnar men stoppar inte ringningen.',
    en: "Each party reviews once a year how it handles consumers' personal data. It is advice: an overdue review warns but stops no calls.",
  },
  responsible: 'both',
  weight: 'advice',
  values,
  requirements,
  evaluate: ({ at, privacyReviews }) =>
    judge(
      requirements,
      askBoth('reviewed' as const, privacyReviews, (last) =>
        hasHappened(last, at) ? at < privacyReviewDue(last) : null,
      ),
    ),
};
