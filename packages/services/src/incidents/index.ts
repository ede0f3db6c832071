export { closeIncident } from './close.ts';
export { getIncident, type IncidentAttempt, type IncidentDetail } from './get.ts';
export { leaveUnreported } from './leave-unreported.ts';
export { type IncidentItem, type IncidentState, incidentStates, listIncidents } from './list.ts';
export { reportViolation } from './report.ts';
export { getReportDesk, type ReportDesk, type ViolationReport } from './report-desk.ts';
export { type ReportDraft, type ReportRecipient, reportRecipients } from './report-paper.ts';
