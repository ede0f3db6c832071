import type { CallDuty } from '../duty.ts';
import type { ConductComplaint } from '../facts/call.ts';
import { judge, NOT_APPLICABLE, not } from '../judgment.ts';

const requirements = {
  decided: {
    sv: 'Varje klagomål har ett daterat beslut.',
    en: 'Every complaint has a dated decision.',
  },
  honest: {
    sv: 'Inget klagomål om oärligt eller påträngande uppträdande befanns befogat.',
    en: 'No complaint of dishonest or pressing behavior was found justified.',
  },
};

const isDecided = ({ receivedAt, decidedAt, upheld }: ConductComplaint): boolean =>
  typeof decidedAt === 'number' && decidedAt >= receivedAt && typeof upheld === 'boolean';

/**
 * 4.1. No program hears whether an agent was honest and attentive: complaints stand in for it. Without any there
 * is nothing to judge, which is no proof of good conduct.
 */
export const conduct: CallDuty = {
  id: 'conduct',
  clauses: ['4.1'],
  stage: 'call',
  title: { sv: 'Ärligt och lyhört bemötande', en: 'Honest and attentive conduct' },
  explanation: {
    sv: 'Agenten är ärlig, lyssnar och pressar ingen. Klagomål på bemötandet registreras, och varje klagomål får ett beslut.',
    en: 'The agent is honest, listens and presses nobody. Complaints about conduct are registered, and each gets a decision.',
  },
  responsible: 'contactCenter',
  weight: 'code',
  requirements,
  evaluate({ dialing, complaints }) {
    if (dialing === 'automated') return NOT_APPLICABLE;
    if (complaints === null || complaints === undefined) return judge(requirements, [['decided', null]]);
    if (complaints.length === 0) return NOT_APPLICABLE;
    return judge(requirements, [
      ['decided', complaints.every(isDecided) ? true : null],
      ['honest', not(complaints.some((complaint) => isDecided(complaint) && complaint.upheld === true))],
    ]);
  },
};
