import { type AttemptDuty, guidelineValue, latest } from '../duty.ts';
import { dayIn, isOwn } from '../situation.ts';
import { startOfDay } from '../time/days.ts';

const values = { perDay: guidelineValue('attempts', 2, '3.2') };

/** The guidelines' own count of attempts a local day. */
export const DAILY_ATTEMPTS = latest(values.perDay);

/** 3.2. A calendar day runs from local midnight to local midnight; it is no sliding 24 hours (DM board 18-311). */
export const dailyAttempts: AttemptDuty = {
  id: 'daily-attempts',
  clauses: ['3.2'],
  stage: 'attempt',
  title: { sv: 'Påringningar per dygn', en: 'Attempts a day' },
  explanation: {
    sv: 'Ett kundkontaktcenter ringer upp samma nummer högst två gånger per kalenderdygn i samma uppdrag. Också obesvarade och tysta påringningar räknas.',
    en: 'A contact center calls the same number at most twice a calendar day in the same campaign. Unanswered and silent attempts count too.',
  },
  responsible: 'contactCenter',
  weight: 'code',
  lasting: true,
  values,
  evaluate: (situation, t) => (dailyAttempts.passesFrom(situation, t) === t ? 'compliant' : 'breach'),
  passesFrom(situation, t) {
    const { case: c, history, limits } = situation;
    const most = Math.min(DAILY_ATTEMPTS, limits.dailyAttempts ?? DAILY_ATTEMPTS);
    if (most <= 0) return Number.POSITIVE_INFINITY;
    if (history.length < most) return t;
    const today = dayIn(situation, t);
    const midnight = startOfDay(today);
    let made = 0;
    for (let i = history.length - 1; i >= 0 && history[i]!.at >= midnight; i -= 1) {
      if (isOwn(history[i]!, c)) made += 1;
    }
    return made >= most ? startOfDay(today + 1) : t;
  },
};
