import { attemptInterval } from '../duties/attempt-interval.ts';
import { callingHours } from '../duties/calling-hours.ts';
import { closedDay } from '../duties/closed-day.ts';
import { dailyAttempts } from '../duties/daily-attempts.ts';
import { dedicatedRedial } from '../duties/dedicated-redial.ts';
import { identicalOffer } from '../duties/identical-offer.ts';
import { minimumRings } from '../duties/minimum-rings.ts';
import { silentCall } from '../duties/silent-call.ts';
import { thirtyDayAttempts } from '../duties/thirty-day-attempts.ts';

/** The duties that a call log alone can show, sorted by id; what else binds cannot be known from a log. */
export const logDuties = [
  attemptInterval,
  callingHours,
  closedDay,
  dailyAttempts,
  dedicatedRedial,
  identicalOffer,
  minimumRings,
  silentCall,
  thirtyDayAttempts,
] as const;

export type LogRule = (typeof logDuties)[number]['id'];

/** The rules of a log, sorted: bit i of a row's mark stands for element i. */
export const LOG_RULES: readonly LogRule[] = logDuties.map((duty) => duty.id as LogRule);

/** The bit of a rule in a row's mark. */
export const ruleBit = (rule: LogRule): number => 1 << LOG_RULES.indexOf(rule);
