export { completeFounding } from './complete.ts';
export { discardFoundings } from './discard.ts';
export { readFounding, type WaitingFounding } from './open.ts';
export { type RequestedFounding, requestFounding } from './request.ts';
