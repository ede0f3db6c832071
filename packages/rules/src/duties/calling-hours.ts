import { type AttemptDuty, guidelineValue, latest } from '../duty.ts';
import type { CampaignLimits, HoursWindow } from '../facts/campaign.ts';
import { weekdayOf } from '../time/civil.ts';
import { type Day, dayOf } from '../time/days.ts';
import { DAY, instantOfLocal, MINUTE } from '../time/zone.ts';

const values = {
  weekdayOpens: guidelineValue('minutes', 8 * 60, '3.2'),
  weekdayCloses: guidelineValue('minutes', 21 * 60, '3.2'),
  weekendOpens: guidelineValue('minutes', 10 * 60, '3.2'),
  weekendCloses: guidelineValue('minutes', 18 * 60, '3.2'),
};

/** The guidelines' own hours in minutes after local midnight, Monday to Friday and Saturday to Sunday. */
export const GUIDELINE_HOURS: { weekday: HoursWindow; weekend: HoursWindow } = {
  weekday: { opens: latest(values.weekdayOpens), closes: latest(values.weekdayCloses) },
  weekend: { opens: latest(values.weekendOpens), closes: latest(values.weekendCloses) },
};

const isWeekday = (day: Day) => weekdayOf(day) < 5;

/** When the hours of a day's weekday begin, closed day or not; Infinity where the campaign closes them. */
export function opensAt(day: Day, limits: CampaignLimits): number {
  const law = isWeekday(day) ? GUIDELINE_HOURS.weekday : GUIDELINE_HOURS.weekend;
  let opens = law.opens;
  if (limits.hours !== undefined) {
    const own = isWeekday(day) ? limits.hours.weekday : limits.hours.weekend;
    if (own === null) return Number.POSITIVE_INFINITY;
    // A looser value never gets past parseLimits; should one be made in code, the guidelines still bind.
    opens = Math.max(opens, own.opens);
  }
  return instantOfLocal(day * DAY + opens * MINUTE);
}

/** When the hours of a day's weekday end, itself outside; -Infinity where the campaign closes them. */
export function closesAt(day: Day, limits: CampaignLimits): number {
  const law = isWeekday(day) ? GUIDELINE_HOURS.weekday : GUIDELINE_HOURS.weekend;
  let closes = law.closes;
  if (limits.hours !== undefined) {
    const own = isWeekday(day) ? limits.hours.weekday : limits.hours.weekend;
    if (own === null) return Number.NEGATIVE_INFINITY;
    closes = Math.min(closes, own.closes);
  }
  return instantOfLocal(day * DAY + closes * MINUTE);
}

/** 3.2. Judged by the weekday alone and by the start of the attempt. */
export const callingHours: AttemptDuty = {
  id: 'calling-hours',
  clauses: ['3.2'],
  stage: 'attempt',
  title: { sv: 'Tillåten ringtid', en: 'Calling hours' },
  explanation: {
    sv: 'En påringning får börja 08–21 på vardagar och 10–18 på lördagar och söndagar, svensk tid. Klockslaget då den börjar avgör; prick 21 eller 18 är för sent. Helgdagar följer sin veckodag.',
    en: 'An attempt may start between 08 and 21 Monday to Friday and between 10 and 18 on Saturdays and Sundays, Swedish time. Its start decides; 21 or 18 sharp is too late. Public holidays follow their weekday.',
  },
  responsible: 'contactCenter',
  weight: 'code',
  values,
  evaluate: (situation, t) => (callingHours.passesFrom(situation, t) === t ? 'compliant' : 'breach'),
  passesFrom(situation, t) {
    const { limits } = situation;
    const today = dayOf(t);
    // Within a week every weekday has had its turn; hours closed on all of them never open.
    for (let day = today; day <= today + 7; day += 1) {
      const from = Math.max(t, opensAt(day, limits));
      if (from < closesAt(day, limits)) return from;
    }
    return Number.POSITIVE_INFINITY;
  },
};
