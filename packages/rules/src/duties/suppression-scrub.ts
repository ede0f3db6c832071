import { type ActivationDuty, nixValue } from '../duty.ts';
import { type Holds, judge } from '../judgment.ts';
import { dayOf } from '../time/days.ts';
import { checkedUntil } from './nix-register.ts';

const requirements = {
  checked: {
    sv: 'Det är känt hur kontakterna är kontrollerade.',
    en: 'It is known how the contacts were checked.',
  },
  nix: {
    sv: 'Varje kontakt med ringtid är kontrollerad mot NIX-Telefon.',
    en: 'Every contact with a slot was checked against the NIX register.',
  },
  version: {
    sv: 'Registerversionen är yngre än två månader.',
    en: 'The version of the register is less than two months old.',
  },
  principalList: {
    sv: 'Varje kontakt med ringtid är kontrollerad mot uppdragsgivarens spärrlista.',
    en: "Every contact with a slot was checked against the principal's list.",
  },
  contactCenterList: {
    sv: 'Varje kontakt med ringtid är kontrollerad mot kundkontaktcentrets spärrlista.',
    en: "Every contact with a slot was checked against the contact center's list.",
  },
};

/** A stale or future version is a fact that is missing, as it is before an attempt. */
function versionHolds(registerDate: string | null | undefined, at: number): Holds {
  if (registerDate === null || registerDate === undefined) return true;
  const until = checkedUntil({ listed: false, registerDate }, dayOf(at));
  return until !== null && at < until ? true : null;
}

/** Section 2; the two months come from the NIX register's own rules. */
export const suppressionScrub: ActivationDuty = {
  id: 'suppression-scrub',
  clauses: ['2'],
  stage: 'activation',
  title: { sv: 'Listan är tvättad', en: 'The list is scrubbed' },
  explanation: {
    sv: 'Innan en kontakt får en ringtid kontrolleras numret mot NIX-Telefon, i en version yngre än två månader, och mot båda parters spärrlistor. En okontrollerad lista får inga ringtider.',
    en: "Before a contact gets a slot its number is checked against the NIX register, in a version less than two months old, and against both parties' lists. An unchecked list gets no slots.",
  },
  responsible: 'principal',
  weight: 'code',
  values: { versionAge: nixValue('months', 2) },
  requirements,
  evaluate({ at, scrub }) {
    if (!scrub) return judge(requirements, [['checked', null]]);
    return judge(requirements, [
      ['nix', scrub.uncheckedNix === 0],
      ['version', versionHolds(scrub.oldestRegisterDate, at)],
      ['principalList', scrub.uncheckedPrincipal === 0],
      ['contactCenterList', scrub.uncheckedContactCenter === 0],
    ]);
  },
};
