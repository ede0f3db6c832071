export { complaintStates } from './by-due.ts';
export { decideComplaint } from './decide.ts';
export {
  type ComplaintDetail,
  type ComplaintItem,
  getComplaint,
  listComplaints,
} from './list.ts';
export { registerComplaint } from './register.ts';
export {
  type ComplaintChannel,
  type ComplaintDecision,
  type ComplaintKind,
  complaintChannels,
  complaintDecisions,
  complaintKinds,
} from './schemas.ts';
export {
  decideTracingClaim,
  getTracingClaim,
  listTracingClaims,
  payTracingClaim,
  registerTracingClaim,
  type TracingClaim,
} from './tracing.ts';
