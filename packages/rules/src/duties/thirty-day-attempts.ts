import { type AttemptDuty, guidelineValue, latest } from '../duty.ts';
import { HOUR } from '../time/zone.ts';

const values = {
  inPeriod: guidelineValue('attempts', 20, '3.2'),
  // 30 days, counted as elapsed hours, so that a change of clocks neither adds nor takes an attempt.
  period: guidelineValue('hours', 720, '3.2'),
};

/** The guidelines' own count of attempts in the period. */
export const THIRTY_DAY_ATTEMPTS = latest(values.inPeriod);
/** Milliseconds for which an attempt counts. */
export const THIRTY_DAY_PERIOD = latest(values.period) * HOUR;

/** 3.2. By any contact center: the campaign's attempts are counted together. */
export const thirtyDayAttempts: AttemptDuty = {
  id: 'thirty-day-attempts',
  clauses: ['3.2'],
  stage: 'attempt',
  title: { sv: 'Påringningar på 30 dagar', en: 'Attempts in 30 days' },
  explanation: {
    sv: 'Ett nummer rings upp högst 20 gånger under 30 dagar i samma uppdrag, oavsett hur många kundkontaktcenter som arbetar med det.',
    en: 'A number is called at most 20 times in 30 days in the same campaign, however many contact centers work on it.',
  },
  responsible: 'both',
  weight: 'code',
  lasting: true,
  values,
  evaluate: (situation, t) => (thirtyDayAttempts.passesFrom(situation, t) === t ? 'compliant' : 'breach'),
  passesFrom({ case: c, history, limits }, t) {
    const most = Math.min(THIRTY_DAY_ATTEMPTS, limits.thirtyDayAttempts ?? THIRTY_DAY_ATTEMPTS);
    if (most <= 0) return Number.POSITIVE_INFINITY;
    if (history.length < most) return t;
    let left = most;
    for (let i = history.length - 1; i >= 0; i -= 1) {
      if (history[i]!.campaign === c.campaign) left -= 1;
      // The period (t − 720 h, t] is full exactly while the attempt so many places from the end lies in it.
      if (left === 0) return Math.max(t, history[i]!.at + THIRTY_DAY_PERIOD);
    }
    return t;
  },
};
