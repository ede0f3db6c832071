/** The guidelines as a pure package: no clock, no I/O, no packages. Instants are epoch milliseconds. */

export { type CaseFault, type ParsedCase, parseCase } from './case-parser.ts';
export {
  type Decision,
  decide,
  type Explanation,
  explain,
  type Finding,
  mayCall,
  nextAllowedAt,
} from './decide.ts';
export { redialOwed } from './duties/dedicated-redial.ts';
export { attemptDuties, duties } from './duties/index.ts';
export * from './duty.ts';
export * from './editions/packs.ts';
export * from './facts/attempt.ts';
export * from './facts/call.ts';
export * from './facts/campaign.ts';
export * from './facts/sale.ts';
export { type LimitIssue, type ParsedLimits, parseLimits } from './limits.ts';
export { type DayTable, dayTable, type OpenHours, openHours } from './open-hours.ts';
export { type Day, dayOf, formatDate, parseDate, startOfDay } from './time/days.ts';
export { isClosedDay, isPublicHoliday, isWorkingDay } from './time/holidays.ts';
export { formatInstant, parseInstant } from './time/instants.ts';
export { addMonths, addMonthsToDay } from './time/months.ts';
export { addWorkingDays, withdrawalEnd } from './time/working-days.ts';
