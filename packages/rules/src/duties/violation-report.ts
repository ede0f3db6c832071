import { type AfterwardsDuty, type DutyValue, latest } from '../duty.ts';
import type { AfterwardsFacts } from '../facts/afterwards.ts';
import { judge, NOT_APPLICABLE } from '../judgment.ts';
import { hasHappened } from '../time/happened.ts';
import { addMonths } from '../time/months.ts';

const complaint: DutyValue = {
  unit: 'months',
  // The guidelines name the board; the three months are the board's own rule.
  versions: [{ from: '2021-07-01', value: 3, reference: "the NIX board's rules on complaints" }],
};
const values = { complaint };

/** The instant from which the NIX board takes no complaint of a call: three months after it (epoch milliseconds). */
export function complaintDeadline(callAt: number): number {
  return addMonths(callAt, latest(complaint));
}

const requirements = {
  answered: {
    sv: 'Avvikelsen är anmäld, eller så finns ett beslut med skäl.',
    en: 'The incident has been reported, or there is a decision with its reason.',
  },
  inTime: {
    sv: 'Anmälan till NIX-Nämnden görs inom tre månader från samtalet.',
    en: 'A report to the NIX board is made within three months of the call.',
  },
  againstPrincipal: {
    sv: 'Anmälan till NIX-Nämnden riktas mot uppdragsgivaren.',
    en: 'A report to the NIX board is made against the principal.',
  },
};

type Incident = NonNullable<AfterwardsFacts['incident']>;

/** A decision not to report, made and explained. */
const isDecided = ({ decision }: Incident, at: number): boolean =>
  hasHappened(decision?.at, at) && decision!.reason.trim() !== '';

/** Introduction. The board hears complaints against the principal alone; the Consumer Agency sets no time. */
export const violationReport: AfterwardsDuty = {
  id: 'violation-report',
  clauses: ['introduction'],
  stage: 'afterwards',
  title: { sv: 'Anmälan av avvikelser', en: 'Report of violations' },
  explanation: {
    sv: 'Ett brott mot riktlinjerna anmäls till NIX-Nämnden eller Konsumentverket. Nämnden prövar klagomål inom tre månader från samtalet, mot uppdragsgivaren. Anmäler ni inte skriver ni varför.',
    en: 'A breach of the guidelines is reported to the NIX board or the Consumer Agency. The board takes complaints within three months of the call, against the principal. Where you do not report you write why.',
  },
  responsible: 'both',
  weight: 'code',
  values,
  requirements,
  evaluate({ at, incident }) {
    if (!incident) return NOT_APPLICABLE;
    const { report, callAt } = incident;
    const deadline = complaintDeadline(callAt);
    const decided = isDecided(incident, at);
    if (!hasHappened(report?.at, at)) {
      return judge(requirements, [['answered', decided ? true : at < deadline ? null : false]]);
    }
    // A reasoned decision answers for a report that the board would not hear.
    if (decided || report!.to === 'consumer-agency') return judge(requirements, [['answered', true]]);
    return judge(requirements, [
      ['inTime', report!.at < deadline],
      ['againstPrincipal', report!.against === 'principal'],
    ]);
  },
};
