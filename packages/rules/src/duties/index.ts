import type { AttemptDuty, Duty } from '../duty.ts';
import { attemptInterval } from './attempt-interval.ts';
import { automatedCall } from './automated-call.ts';
import { callingHours } from './calling-hours.ts';
import { closedDay } from './closed-day.ts';
import { considerationTime } from './consideration-time.ts';
import { dailyAttempts } from './daily-attempts.ts';
import { dedicatedRedial } from './dedicated-redial.ts';
import { identicalOffer } from './identical-offer.ts';
import { nixRegister } from './nix-register.ts';
import { presentedNumber } from './presented-number.ts';
import { suppressionList } from './suppression-list.ts';
import { thirtyDayAttempts } from './thirty-day-attempts.ts';

/** The duties decided before an attempt, sorted by id: the order of a decision's findings. */
export const attemptDuties: readonly AttemptDuty[] = [
  attemptInterval,
  automatedCall,
  callingHours,
  closedDay,
  considerationTime,
  dailyAttempts,
  dedicatedRedial,
  identicalOffer,
  nixRegister,
  presentedNumber,
  suppressionList,
  thirtyDayAttempts,
];

/** The whole catalogue: every duty once. */
export const duties: readonly Duty[] = [...attemptDuties];
