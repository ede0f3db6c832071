/** The guidelines as a pure package: no clock, no I/O, no packages. Instants are epoch milliseconds. */

export { type CaseFault, type ParsedCase, parseCase } from './case-parser.ts';
export { rulingCases } from './cases/index.ts';
export type { RulingCase } from './cases/ruling.ts';
export {
  type Decision,
  decide,
  type Explanation,
  explain,
  type Finding,
  mayCall,
  nextAllowedAt,
} from './decide.ts';
export { contractDue } from './duties/contract-confirmation.ts';
export { COVERAGE_2021_07_01, type Coverage } from './duties/coverage.ts';
export { erasureDue } from './duties/data-minimization.ts';
export { redialOwed } from './duties/dedicated-redial.ts';
export {
  activationDuties,
  afterwardsDuties,
  attemptDuties,
  callDuties,
  duties,
  outcomeDuties,
  saleDuties,
} from './duties/index.ts';
export { checkedUntil } from './duties/nix-register.ts';
export { traceableUntil } from './duties/number-traceability.ts';
export { privacyReviewDue } from './duties/privacy-review.ts';
export { recordingDeletionDue, recordingKeptUntil } from './duties/recording-retention.ts';
export { redialDue } from './duties/redial-owed.ts';
export { unassignedDuties } from './duties/responsibility-agreement.ts';
export { complaintDeadline } from './duties/violation-report.ts';
export { repaymentDays, withdrawalEndsOn } from './duties/withdrawal-information.ts';
export * from './duty.ts';
export * from './editions/callback-elements.ts';
export * from './editions/packs.ts';
export * from './editions/privacy-items.ts';
export * from './editions/read-back-steps.ts';
export * from './editions/script-elements.ts';
export * from './facts/afterwards.ts';
export * from './facts/assignment.ts';
export * from './facts/attempt.ts';
export * from './facts/call.ts';
export * from './facts/campaign.ts';
export * from './facts/sale.ts';
export { evaluateGate, type Gate, type GateCondition } from './gate.ts';
export {
  type JudgedFinding,
  judgeAfterwards,
  judgeCall,
  judgeDuty,
  judgeOutcome,
  judgeSale,
} from './judge-stages.ts';
export type { Judgment, Party, Reason } from './judgment.ts';
export { type LimitFault, type LimitIssue, type ParsedLimits, parseLimits } from './limits.ts';
export { type DayTable, dayTable, type OpenHours, openHours } from './open-hours.ts';
export { type Day, dayOf, formatDate, parseDate, startOfDay } from './time/days.ts';
export { isClosedDay, isPublicHoliday, isWorkingDay } from './time/holidays.ts';
export { formatInstant, parseInstant } from './time/instants.ts';
export { addMonths, addMonthsToDay } from './time/months.ts';
export { addWorkingDays, withdrawalEnd } from './time/working-days.ts';
