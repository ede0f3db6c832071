import { type AttemptDuty, guidelineValue, latest } from '../duty.ts';
import type { CampaignLimits, HoursWindow } from '../facts/campaign.ts';
import { dayIn } from '../situation.ts';
import { weekdayOf } from '../time/civil.ts';
import type { Day } from '../time/days.ts';
import { DAY, instantOfLocal, MINUTE, offsetAt } from '../time/zone.ts';

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

const lawOn = (day: Day) => (weekdayOf(day) < 5 ? GUIDELINE_HOURS.weekday : GUIDELINE_HOURS.weekend);
const chosenOn = (day: Day, hours: NonNullable<CampaignLimits['hours']>) =>
  weekdayOf(day) < 5 ? hours.weekday : hours.weekend;

/** Opening of a day's weekday in minutes after midnight; Infinity where the campaign closes it. */
function opensMinute(day: Day, { hours }: CampaignLimits): number {
  const law = lawOn(day).opens;
  if (hours === undefined) return law;
  // A looser value never gets past parseLimits; should one be made in code, the guidelines still bind.
  return Math.max(law, chosenOn(day, hours)?.opens ?? Number.POSITIVE_INFINITY);
}

/** Closing of a day's weekday in minutes after midnight; -Infinity where the campaign closes it. */
function closesMinute(day: Day, { hours }: CampaignLimits): number {
  const law = lawOn(day).closes;
  if (hours === undefined) return law;
  return Math.min(law, chosenOn(day, hours)?.closes ?? Number.NEGATIVE_INFINITY);
}

// Clocks change at night, outside every permitted window, so that these are plain times on the wall.
const onWall = (day: Day, minute: number) => instantOfLocal(day * DAY + minute * MINUTE);

/** When the hours of a day's weekday begin, closed day or not; Infinity where the campaign closes them. */
export function opensAt(day: Day, limits: CampaignLimits): number {
  return onWall(day, opensMinute(day, limits));
}

/** When the hours of a day's weekday end, itself outside; -Infinity where the campaign closes them. */
export function closesAt(day: Day, limits: CampaignLimits): number {
  return onWall(day, closesMinute(day, limits));
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
    const today = dayIn(situation, t);
    const onClock = t + offsetAt(t) - today * DAY;
    if (onClock < closesMinute(today, limits) * MINUTE) {
      const opens = opensMinute(today, limits);
      if (onClock >= opens * MINUTE) return t;
      if (opens < closesMinute(today, limits)) return onWall(today, opens);
    }
    // Within a week every weekday has had its turn; hours closed on all of them never open.
    for (let day = today + 1; day <= today + 7; day += 1) {
      const opens = opensMinute(day, limits);
      if (opens < closesMinute(day, limits)) return onWall(day, opens);
    }
    return Number.POSITIVE_INFINITY;
  },
};
