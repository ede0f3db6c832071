import type { JudgedDuty } from '../duty.ts';
import type { OutcomeFacts } from '../facts/call.ts';
import { judge, NOT_APPLICABLE } from '../judgment.ts';

const requirements = {
  agent: {
    sv: 'En agent finns på linjen när konsumenten svarar.',
    en: 'An agent is on the line when the consumer answers.',
  },
  consent: {
    sv: 'Konsumenten har samtyckt till samtal utan agent.',
    en: 'The consumer has consented to calls without an agent.',
  },
};

/** 3.3. A call that no agent was to hold is a matter of consent (3.4), not of silence. */
export const silentCall: JudgedDuty<'outcome', OutcomeFacts> = {
  id: 'silent-call',
  clauses: ['3.3'],
  stage: 'outcome',
  title: { sv: 'Inget tyst samtal', en: 'No silent call' },
  explanation: {
    sv: 'När konsumenten svarar ska en agent vara där. Ett tyst samtal är ett brott mot riktlinjerna, och konsumenten ska ringas upp igen.',
    en: 'When the consumer answers, an agent must be there. A silent call breaks the guidelines, and the consumer is owed a redial.',
  },
  responsible: 'contactCenter',
  weight: 'code',
  requirements,
  evaluate({ outcome, dialing, automatedConsent }) {
    if (outcome === 'answered') return judge(requirements, [['agent', true]]);
    if (outcome !== 'silent') return NOT_APPLICABLE;
    if (dialing !== 'automated') return judge(requirements, [['agent', false]]);
    return automatedConsent === true ? NOT_APPLICABLE : judge(requirements, [['consent', automatedConsent]]);
  },
};
