/** Whole call logs, judged row by row by the same values as single cases. */

export { instantOfLocal } from '../time/zone.ts';
export { LogClock } from './clock.ts';
export { judgeLog } from './judge.ts';
export { orderLog } from './order.ts';
export * from './rows.ts';
export { LOG_RULES, type LogRule, logDuties, ruleBit } from './rules.ts';
