import { type AttemptDuty, guidelineValue, latest } from '../duty.ts';
import type { AttemptCase, PastAttempt } from '../facts/attempt.ts';
import { addMonths } from '../time/months.ts';

const values = {
  campaigns: guidelineValue('campaigns', 2, '3.2'),
  period: guidelineValue('months', 12, '3.2'),
};

/** Campaigns with the same offer that one number may be called for. */
export const IDENTICAL_OFFER_CAMPAIGNS = latest(values.campaigns);
/** Months for which an attempt counts. */
export const IDENTICAL_OFFER_MONTHS = latest(values.period);

const countsUntil = (attempt: PastAttempt) => addMonths(attempt.at, IDENTICAL_OFFER_MONTHS);

/**
 * The attempts that keep this campaign from being one of the first two with the offer: the earliest counted one of
 * each campaign that ranks before it, two of them; null where fewer do.
 */
function rankedBefore(
  history: readonly PastAttempt[],
  { campaign, offer }: AttemptCase,
  t: number,
): readonly PastAttempt[] | null {
  const before: PastAttempt[] = [];
  for (const attempt of history) {
    if (attempt.offer !== offer || t >= countsUntil(attempt)) continue;
    // The attempts come in order, so the first counted one of a campaign gives its rank; one without is last.
    if (attempt.campaign === campaign) return null;
    if (before.some((earlier) => earlier.campaign === attempt.campaign)) continue;
    before.push(attempt);
    if (before.length === IDENTICAL_OFFER_CAMPAIGNS) return before;
  }
  return null;
}

/** Whether the offer was made in so many other campaigns that the rank can matter at all: mostly it was not. */
function isCrowded(history: readonly PastAttempt[], { campaign, offer }: AttemptCase): boolean {
  let others = 0;
  let seen = campaign;
  for (let i = 0; i < history.length; i += 1) {
    const attempt = history[i]!;
    if (attempt.campaign === campaign || attempt.campaign === seen || attempt.offer !== offer) continue;
    seen = attempt.campaign;
    others += 1;
  }
  return others >= IDENTICAL_OFFER_CAMPAIGNS;
}

/** 3.2. A copied or renamed campaign keeps the original's id, so that it counts as the same one. */
export const identicalOffer: AttemptDuty = {
  id: 'identical-offer',
  clauses: ['3.2'],
  stage: 'attempt',
  title: { sv: 'Samma erbjudande', en: 'Identical offer' },
  explanation: {
    sv: 'En konsument får samma erbjudande i högst två uppdrag på ett år. Ett tredje uppdrag får vänta tills ett av de tidigare inte längre räknas.',
    en: 'A consumer gets the same offer in at most two campaigns within a year. A third campaign waits until one of the earlier ones no longer counts.',
  },
  responsible: 'principal',
  weight: 'code',
  values,
  evaluate: (situation, t) => (identicalOffer.passesFrom(situation, t) === t ? 'compliant' : 'breach'),
  passesFrom({ case: c, history }, t) {
    if (!isCrowded(history, c)) return t;
    let from = t;
    for (;;) {
      const before = rankedBefore(history, c, from);
      if (before === null) return from;
      // While both still count, nothing can change: this campaign's own attempts only leave, too.
      from = Math.min(...before.map(countsUntil));
    }
  },
};
