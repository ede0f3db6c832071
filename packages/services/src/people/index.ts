export { actingAs } from './acting.ts';
export { addMembership } from './add-membership.ts';
export { changeMember, leaveOrganization, removeMember } from './change-members.ts';
export { changePassword, changeProfile, requestPasswordReset, resetPassword } from './change-password.ts';
export { createPerson } from './create-person.ts';
export {
  type FoundSession,
  findSession,
  type Lack,
  type LiveGrant,
  lookUpSession,
  type Membership,
  type Session,
} from './find-session.ts';
export { listMembers, type Member } from './list-members.ts';
export { listSessions, type SessionRow } from './list-sessions.ts';
export { resetLinkOpens } from './reset-link.ts';
export { revokeSession, signOut } from './revoke-session.ts';
export {
  CodeRefused,
  completeSignIn,
  type OpenedSession,
  openSession,
  SignInRefused,
  signIn,
} from './sign-in.ts';
export { SignInThrottled } from './sign-in-throttle.ts';
