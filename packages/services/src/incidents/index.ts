export { closeIncident } from './close.ts';
export { getIncident, type IncidentAttempt, type IncidentDetail } from './get.ts';
export { type IncidentItem, type IncidentState, incidentStates, listIncidents } from './list.ts';
export {
  getReportDesk,
  type ReportDesk,
  type ReportRecipient,
  reportRecipients,
  reportViolation,
  type ViolationReport,
} from './violation-report.ts';
