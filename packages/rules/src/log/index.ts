/** Whole call logs, judged row by row by the same values as single cases. */

export { instantOfLocal } from '../time/zone.ts';
export { LogBlocks } from './blocks.ts';
export { LogClock } from './clock.ts';
export { judgeLog, type OnJudged } from './judge.ts';

export * from './rows.ts';
export { LOG_RULES, type LogRule, logDuties, ruleBit } from './rules.ts';
