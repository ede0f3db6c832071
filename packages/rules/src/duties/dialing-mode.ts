import type { ActivationDuty } from '../duty.ts';
import { judge, not } from '../judgment.ts';

const requirements = {
  modes: { sv: 'Ni har angett hur ni ringer.', en: 'You have declared how you dial.' },
  noMachineDetection: {
    sv: 'Ni har intygat att växeln inte känner igen telefonsvarare.',
    en: 'You have declared that the dialer detects no answering machines.',
  },
  noDelay: {
    sv: 'Ni har intygat att inget fördröjer agenten.',
    en: 'You have declared that nothing delays the agent.',
  },
};

/** 3.3. Declared per assignment; `call-delay` holds the log against it. */
export const dialingMode: ActivationDuty = {
  id: 'dialing-mode',
  clauses: ['3.3'],
  stage: 'activation',
  title: { sv: 'Uppringningssätt', en: 'Dialing mode' },
  explanation: {
    sv: 'Ange hur ni ringer: manuellt, med förhandsvisning, progressivt, prediktivt eller automatiskt. Intyga också att växeln varken letar efter telefonsvarare eller fördröjer samtalet.',
    en: 'Declare how you dial: manual, preview, progressive, predictive or automated. Declare too that the dialer neither looks for answering machines nor delays the call.',
  },
  responsible: 'contactCenter',
  weight: 'code',
  requirements,
  evaluate: ({ dialer }) =>
    judge(requirements, [
      ['modes', dialer && dialer.modes.length > 0 ? true : null],
      ['noMachineDetection', not(dialer?.machineDetection)],
      ['noDelay', not(dialer?.delay)],
    ]),
};
