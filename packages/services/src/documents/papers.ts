// What is drawn when it is asked for: for routes, apart from the acts that pages bundle.
export { openViolationReport } from '../incidents/report-file.ts';
export { drawDocument } from './draw.ts';
export type { Paper, PaperSection, Row, Table } from './paper.ts';
export { section } from './paper.ts';
