export { type AttemptLogRow, exportAttempts } from './export.ts';
export { assignmentOfAttempt } from './find.ts';
export type { JudgedFinding } from './judge.ts';
export { type AttemptItem, listAttempts } from './list.ts';
export { type Report, type Reported, type ReportVerdict, reportAttempt } from './report.ts';
