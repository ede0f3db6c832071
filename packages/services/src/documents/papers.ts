// What is drawn when it is asked for: for routes, apart from the acts that pages bundle.
export { openViolationReport } from '../incidents/report-file.ts';
