import { type AttemptDuty, type DutyValue, valueOn } from '../duty.ts';
import { SE_CONSUMER_2021_07_01 } from '../editions/packs.ts';
import type { CampaignLimits, HoursWindow } from '../facts/campaign.ts';
import { type Day, dayOf } from '../time/days.ts';
import { DAY, instantOfLocal, MINUTE, weekdayOf } from '../time/zone.ts';

const minutes = (value: number): DutyValue => ({
  unit: 'minutes',
  versions: [{ from: '2021-07-01', value, reference: '3.2' }],
});

const values = {
  weekdayOpens: minutes(8 * 60),
  weekdayCloses: minutes(21 * 60),
  weekendOpens: minutes(10 * 60),
  weekendCloses: minutes(18 * 60),
};

const now = SE_CONSUMER_2021_07_01.validFrom;

/** The guidelines' own hours, Monday to Friday and Saturday to Sunday. */
export const GUIDELINE_HOURS: { weekday: HoursWindow; weekend: HoursWindow } = {
  weekday: { opens: valueOn(values.weekdayOpens, now), closes: valueOn(values.weekdayCloses, now) },
  weekend: { opens: valueOn(values.weekendOpens, now), closes: valueOn(values.weekendCloses, now) },
};

/** The hours of a weekday alone, whether or not the day is closed; null where the campaign closes them. */
export function hoursOfWeekday(day: Day, limits: CampaignLimits): HoursWindow | null {
  const hours = limits.hours ?? GUIDELINE_HOURS;
  return weekdayOf(day) < 5 ? hours.weekday : hours.weekend;
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
    // Within a week every weekday has had its turn; a window closed on all of them never opens.
    for (let day = today; day <= today + 7; day += 1) {
      const hours = hoursOfWeekday(day, limits);
      if (hours === null) continue;
      const opens = instantOfLocal(day * DAY + hours.opens * MINUTE);
      if (t < opens) return opens;
      if (t < instantOfLocal(day * DAY + hours.closes * MINUTE)) return t;
    }
    return Number.POSITIVE_INFINITY;
  },
};
