import type { AttemptDuty, Duty } from '../duty.ts';
import { callingHours } from './calling-hours.ts';

/** The duties decided before an attempt, sorted by id: the order of a decision's findings. */
export const attemptDuties: readonly AttemptDuty[] = [callingHours];

/** The whole catalogue: every duty once. */
export const duties: readonly Duty[] = [...attemptDuties];
