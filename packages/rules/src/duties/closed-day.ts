import type { AttemptDuty } from '../duty.ts';
import type { CampaignLimits } from '../facts/campaign.ts';
import { dayIn } from '../situation.ts';
import { type Day, parseDate, startOfDay } from '../time/days.ts';
import { isClosedDay, isPublicHoliday } from '../time/holidays.ts';

const daysOfList = new WeakMap<readonly string[], Set<Day>>();

/** The dates of a campaign as days, read once a list. Throws a TypeError on what is no date: never fails open. */
function daysIn(list: readonly string[]): Set<Day> {
  let days = daysOfList.get(list);
  if (days === undefined) {
    days = new Set();
    for (const text of list) {
      const day = parseDate(text);
      if (day === null) throw new TypeError(`no date: ${text}`);
      days.add(day);
    }
    daysOfList.set(list, days);
  }
  return days;
}

/** Whether no attempt may be made on a day: by the guidelines, or by what the campaign closes besides. */
export function isClosed(day: Day, limits: CampaignLimits): boolean {
  if (isClosedDay(day)) return true;
  if (limits.publicHolidaysClosed === true && isPublicHoliday(day)) return true;
  return limits.closedDays !== undefined && daysIn(limits.closedDays).has(day);
}

/** Days in a row past which a closure has no end that matters: a decision looks no further ahead. */
const LONGEST_CLOSURE = 400;

/** 3.2. Public holidays stay open unless the campaign closes them. */
export const closedDay: AttemptDuty = {
  id: 'closed-day',
  clauses: ['3.2'],
  stage: 'attempt',
  title: { sv: 'Stängd dag', en: 'Closed day' },
  explanation: {
    sv: 'På julafton, påskafton och midsommarafton görs inga påringningar alls. Andra helgdagar är öppna, om inte kampanjen själv stänger dem.',
    en: 'On Christmas Eve, Easter Eve and Midsummer Eve no attempt is made at all. Other holidays stay open unless the campaign closes them itself.',
  },
  responsible: 'contactCenter',
  weight: 'code',
  evaluate: (situation, t) => (closedDay.passesFrom(situation, t) === t ? 'compliant' : 'breach'),
  passesFrom(situation, t) {
    const today = dayIn(situation, t);
    if (!isClosed(today, situation.limits)) return t;
    for (let day = today + 1; day <= today + LONGEST_CLOSURE; day += 1) {
      if (!isClosed(day, situation.limits)) return startOfDay(day);
    }
    return Number.POSITIVE_INFINITY;
  },
};
