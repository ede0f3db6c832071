import type { useTranslations } from 'next-intl';
import {
  clock,
  dataDate,
  dayAndMonth,
  dayDistance,
  type Language,
  noonOf,
  shortDate,
  weekOf,
  yearUnless,
} from '@/format/instants';
import { relativeDay } from '@/format/relative-day';

type Words = ReturnType<typeof useTranslations<'obligations'>>;
type DayWords = Parameters<typeof relativeDay>[3];

const minute = 60_000;
const hour = 60 * minute;

/** What is due at midnight is due on the day that ends then. */
export function dueDay(dueAt: number): number {
  return clock(dueAt) === '00:00' ? dueAt - 1 : dueAt;
}

/** `i dag 24:00`, `ons 25 nov 18:00` */
export function dueTime(dueAt: number, now: number, language: Language, days: DayWords): string {
  const day = dueDay(dueAt);
  // Tomorrow is said by the time that is left; here stands which day that is.
  const named =
    dayDistance(day, now) === 1 ? shortDate(day, language) : relativeDay(day, now, language, days);
  return `${named} ${day === dueAt ? clock(dueAt) : '24:00'}`;
}

/** The same as short as a timeline has room for: `7 dec 24:00`, in another year the day alone, `15 okt 2027`. */
export function dueShort(dueAt: number, now: number, language: Language): string {
  const day = dueDay(dueAt);
  return `${dayAndMonth(day, language)}${yearUnless(now, day) || ` ${day === dueAt ? clock(dueAt) : '24:00'}`}`;
}

/** How long is left: `3 h 40 min` today, `i morgon`, `2 dagar` this week, `v. 2` later. */
export function timeLeft(dueAt: number, now: number, t: Words, week: (week: number) => string): string {
  const distance = dayDistance(dueDay(dueAt), now);
  if (distance <= 0) return spell(dueAt - now, t);
  if (distance === 1) return t('tomorrow');
  if (sameWeek(dueAt, now) || distance < 7) return t('days', { count: distance });
  return week(weekOf(dataDate(dueDay(dueAt))));
}

/** `3 h 40 min`, under an hour `25 min`. */
function spell(span: number, t: Words): string {
  const minutes = Math.max(1, Math.ceil(span / minute));
  if (minutes < 60) return t('minutes', { count: minutes });
  const rest = minutes % 60;
  return rest === 0
    ? t('hoursOnly', { count: minutes / 60 })
    : t('hours', { hours: Math.floor(minutes / 60), minutes: rest });
}

/** `14 timmar`, `3 dagar`: how late something is, in whole steps of the unit that fits. */
export function lateness(span: number, t: Words): string {
  if (span < hour) return t('minutesWords', { count: Math.max(1, Math.floor(span / minute)) });
  if (span < 48 * hour) return t('hoursWords', { count: Math.floor(span / hour) });
  return t('daysWords', { count: Math.floor(span / (24 * hour)) });
}

function sameWeek(dueAt: number, now: number): boolean {
  const [due, today] = [dataDate(dueDay(dueAt)), dataDate(now)];
  return weekOf(due) === weekOf(today) && Math.abs(noonOf(due) - noonOf(today)) < 7 * 24 * hour;
}

export type DueGroup = 'today' | 'week' | 'later';

export function groupOf(dueAt: number, now: number): DueGroup {
  if (dayDistance(dueDay(dueAt), now) <= 0) return 'today';
  return sameWeek(dueAt, now) ? 'week' : 'later';
}

/** `tis 24 nov 14:20` */
export function instantWords(at: number, language: Language): string {
  return `${shortDate(at, language)} ${clock(at)}`;
}
