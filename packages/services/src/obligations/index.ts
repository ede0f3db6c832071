export { fallDue } from './fall-due.ts';
export { listObligations, type ObligationItem, type ObligationState, obligationStates } from './list.ts';
export { waiveObligation } from './waive.ts';
