import type { ActivationDuty } from '../duty.ts';
import { askBoth, judge } from '../judgment.ts';

const requirements = {
  offered: {
    sv: 'Konsumenter kan spärra sitt nummer hos er.',
    en: 'Consumers can block their number with you.',
  },
  statedInPublic: {
    sv: 'Ni berättar öppet hur man spärrar sitt nummer.',
    en: 'You say in public how to block a number.',
  },
};

/** Section 2. */
export const suppressionRegister: ActivationDuty = {
  id: 'suppression-register',
  clauses: ['2'],
  stage: 'activation',
  title: { sv: 'Egna spärrlistor', en: 'Suppression lists offered' },
  explanation: {
    sv: 'Både uppdragsgivaren och kundkontaktcentret har en spärrlista som konsumenter kan anmäla sitt nummer till, och berättar öppet hur det går till.',
    en: 'Both the principal and the contact center keep a list on which consumers can have their number blocked, and say in public how that is done.',
  },
  responsible: 'both',
  weight: 'law',
  requirements,
  evaluate: ({ suppressionRegisters }) =>
    judge(requirements, [
      ...askBoth('offered' as const, suppressionRegisters, ({ offered }) => offered),
      ...askBoth('statedInPublic' as const, suppressionRegisters, ({ statedInPublic }) => statedInPublic),
    ]),
};
