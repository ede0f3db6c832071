/** Whole call logs, judged in columns by the same values as single cases. */

export { instantOfLocal } from '../time/zone.ts';
export * from './columns.ts';
export { judgeLog, type LogFindings } from './judge.ts';
export { orderLog } from './order.ts';
export { LOG_RULES, type LogRule, logDuties, ruleBit } from './rules.ts';
