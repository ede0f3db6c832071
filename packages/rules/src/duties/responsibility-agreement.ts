import { type ActivationDuty, DUTY_IDS } from '../duty.ts';
import type { ResponsibilityFacts } from '../facts/assignment.ts';
import { type Answer, judge, type Party } from '../judgment.ts';

const ALL_DUTIES: readonly string[] = Object.values(DUTY_IDS).flat();
const SIDES: readonly unknown[] = ['principal', 'contactCenter', 'both'];

const requirements = {
  agreement: { sv: 'Ansvaret är fördelat.', en: 'Responsibility is divided.' },
  complete: {
    sv: 'Varje skyldighet har någon som svarar för den.',
    en: 'Every duty has somebody who answers for it.',
  },
  signed: {
    sv: 'Båda parter har undertecknat samma version.',
    en: 'Both parties have signed the same version.',
  },
  listSuppliers: { sv: 'Listleverantörer är namngivna.', en: 'List suppliers are named.' },
  subcontractors: { sv: 'Underleverantörer är namngivna.', en: 'Subcontractors are named.' },
};

/** Ids of the duties that nobody answers for yet; the rows of the matrix are the catalogue's duties. */
export function unassignedDuties(rows: ResponsibilityFacts['rows']): readonly string[] {
  return ALL_DUTIES.filter((id) => !SIDES.includes(rows[id]));
}

function signature({ signed, version }: ResponsibilityFacts, party: Party): Answer<'signed'> {
  const signedVersion = signed[party];
  return ['signed', typeof signedVersion === 'number' ? signedVersion === version : null, party];
}

/** Section 6. An earlier version that was signed does not stand for the one in force. */
export const responsibilityAgreement: ActivationDuty = {
  id: 'responsibility-agreement',
  clauses: ['6'],
  stage: 'activation',
  title: { sv: 'Ansvarsfördelning', en: 'Responsibility agreement' },
  explanation: {
    sv: 'Parterna avtalar vem som svarar för varje skyldighet, namnger listleverantörer och underleverantörer och undertecknar samma version. Det som inte är avtalat ligger kvar där riktlinjerna lägger det.',
    en: 'The parties agree who answers for each duty, name list suppliers and subcontractors, and sign the same version. What is not agreed stays where the guidelines put it.',
  },
  responsible: 'both',
  weight: 'code',
  requirements,
  evaluate({ responsibility }) {
    if (!responsibility) return judge(requirements, [['agreement', null]]);
    const { rows, listSuppliers, subcontractors } = responsibility;
    return judge(requirements, [
      ['complete', unassignedDuties(rows).length === 0],
      signature(responsibility, 'principal'),
      signature(responsibility, 'contactCenter'),
      // An empty list says that there are none; no list says nothing.
      ['listSuppliers', listSuppliers ? true : null],
      ['subcontractors', subcontractors ? true : null],
    ]);
  },
};
