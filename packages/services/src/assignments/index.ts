export { answerInvitation } from './answer-invitation.ts';
export { declareDialing } from './declare-dialing.ts';
export { checkEntitled } from './entitled.ts';
export {
  type DialerAssignment,
  getDialerAssignment,
  listDialerAssignments,
} from './for-dialer.ts';
export { type CenterAssignment, getAssignment } from './get.ts';
export { type GateProof, type GateView, type GateViewCondition, getGate } from './get-gate.ts';
export { goLive } from './go-live.ts';
export { inviteContactCenter } from './invite.ts';
export { type AssignmentRow, type AssignmentState, assignmentStates, listAssignments } from './list.ts';
export { loadPresentedNumbers } from './load-presented-numbers.ts';
export { endPresentedNumber, registerPresentedNumber } from './presented-numbers.ts';
export { remindOfGate } from './remind-gate.ts';
export { setCapacity } from './set-capacity.ts';
export { watchGate } from './watch-gate.ts';
export { withdrawCenterInvitation } from './withdraw-invitation.ts';
