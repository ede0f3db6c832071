import { clock, dayDistance, type Language, weekdayAndDate, yearUnless } from './instants';

type Words = (key: 'today' | 'tomorrow' | 'yesterday') => string;

/** `i dag 17:40`, `onsdag 25 november 08:00`; midnight is the end of the day before it: `i dag 24:00`. */
export function until(at: number, now: number, language: Language, words: Words): string {
  const midnight = clock(at) === '00:00';
  const day = midnight ? at - 1 : at;
  const distance = dayDistance(day, now);
  const named =
    distance === 0
      ? words('today')
      : distance === 1
        ? words('tomorrow')
        : weekdayAndDate(day, language) + yearUnless(now, day);
  return `${named} ${midnight ? '24:00' : clock(at)}`;
}

/** The same with the hour first, as one says it today and tomorrow: `21:00 i dag`. */
export function hourUntil(at: number, now: number, language: Language, words: Words): string {
  const whole = until(at, now, language, words);
  const [, day, hour] = /^(.*) (\S+)$/.exec(whole)!;
  return day === words('today') || day === words('tomorrow') ? `${hour} ${day}` : whole;
}
