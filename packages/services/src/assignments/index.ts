export { answerInvitation } from './answer-invitation.ts';
export { declareDialing } from './declare-dialing.ts';
export { checkEntitled } from './entitled.ts';
export {
  type DialerAssignment,
  getDialerAssignment,
  listDialerAssignments,
} from './for-dialer.ts';
export { type CenterAssignment, getAssignment } from './get.ts';
export { inviteContactCenter } from './invite.ts';
export { type AssignmentRow, type AssignmentState, assignmentStates, listAssignments } from './list.ts';
export { endPresentedNumber, registerPresentedNumber } from './presented-numbers.ts';
export { setCapacity } from './set-capacity.ts';
export { signAssignment } from './sign.ts';
export { withdrawInvitation } from './withdraw-invitation.ts';
