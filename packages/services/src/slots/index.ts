export { listSlots, type SlotFilter, type SlotItem, type SlotState, slotStates } from './list.ts';
export { type PlanProgress, planContacts } from './plan.ts';
export { replanOverdue } from './replan-overdue.ts';
