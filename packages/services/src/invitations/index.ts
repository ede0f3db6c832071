export { acceptAsNew, acceptInvitation, type OpenInvitation, readInvitation } from './accept.ts';
export { type Invited, inviteMember } from './invite.ts';
export { type InvitationRow, listInvitations, withdrawMemberInvitation } from './list.ts';
