export { answerRing, putOffWork } from './answer.ts';
export { ringDue, ringLost } from './ring.ts';
export { finishWork, scheduleWork, type Work } from './schedule.ts';
