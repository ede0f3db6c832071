import { type AttemptDuty, guidelineValue, latest } from '../duty.ts';
import { isOwn } from '../situation.ts';
import { MINUTE } from '../time/zone.ts';
import { isDedicated, redialOwed } from './dedicated-redial.ts';

const values = { betweenAttempts: guidelineValue('minutes', 240, '3.2') };

/** The guidelines' own interval in minutes. */
export const ATTEMPT_INTERVAL_MINUTES = latest(values.betweenAttempts);

/** 3.2. Elapsed time from the end of any earlier attempt to the start of the next; exactly four hours will do. */
export const attemptInterval: AttemptDuty = {
  id: 'attempt-interval',
  clauses: ['3.2', '3.3'],
  stage: 'attempt',
  title: { sv: 'Tid mellan påringningar', en: 'Time between attempts' },
  explanation: {
    sv: 'Det går minst fyra timmar från att en påringning avslutats till att samma kundkontaktcenter ringer upp numret igen i samma uppdrag. Uppdragsgivaren kan undanta återuppringningen efter ett tyst samtal.',
    en: 'At least four hours pass from the end of an attempt until the same contact center calls the number again in the same campaign. The principal may exempt the redial after a silent call.',
  },
  responsible: 'contactCenter',
  weight: 'code',
  lasting: true,
  values,
  evaluate: (situation, t) => (attemptInterval.passesFrom(situation, t) === t ? 'compliant' : 'breach'),
  passesFrom({ case: c, history, limits }, t) {
    if (history.length === 0) return t;
    let ended = Number.NEGATIVE_INFINITY;
    for (let i = 0; i < history.length; i += 1) {
      const attempt = history[i]!;
      if (!isOwn(attempt, c)) continue;
      // An end before the start is a reporting error; the attempt then ended no earlier than it began.
      ended = Math.max(ended, attempt.at, attempt.endedAt ?? attempt.at);
    }
    const minutes = Math.max(ATTEMPT_INTERVAL_MINUTES, limits.attemptIntervalMinutes ?? 0);
    const from = Math.max(t, ended + minutes * MINUTE);
    // 3.3: the principal's signed choice lifts the interval for the owed 1:1 redial, and for nothing else.
    const lifted = limits.immediateRedial === true && isDedicated(c) && redialOwed(history, c);
    return lifted ? t : from;
  },
};
