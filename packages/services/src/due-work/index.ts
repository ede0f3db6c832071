export { answerRing, putOffWork } from './answer.ts';
export { oldestDueAge } from './oldest-due.ts';
export { ringDue, ringLost } from './ring.ts';
export { finishWork, scheduleWork, type Work } from './schedule.ts';
export { noteClock, type OnFault, sweepLeases, sweepOverdue, sweepTotals } from './sweep.ts';
