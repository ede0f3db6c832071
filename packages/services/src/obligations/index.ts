export { fallDue } from './fall-due.ts';
export { getObligation, type ObligationDetail, type ObligationEvent } from './get.ts';
export { listObligations, type ObligationItem, type ObligationState, obligationStates } from './list.ts';
export { listObligationsOfAnyState } from './list-any-state.ts';
export { remindOfObligation } from './remind.ts';
export { waiveObligation } from './waive.ts';
