import type { ActivationDuty } from '../duty.ts';
import { judge } from '../judgment.ts';

const requirements = {
  list: { sv: 'Uppdragsdelen har en kontaktlista.', en: 'The assignment has a contact list.' },
  source: {
    sv: 'Varje kontaktlista anger varifrån den kommer.',
    en: 'Every contact list states where it is from.',
  },
};

/** 4.1. What an agent is to tell on request has to be known before the list is called. */
export const addressSource: ActivationDuty = {
  id: 'address-source',
  clauses: ['4.1'],
  stage: 'activation',
  title: { sv: 'Adresskälla', en: 'Address source' },
  explanation: {
    sv: 'Varje kontaktlista anger varifrån adresserna kommer, så att agenten kan svara när konsumenten frågar. En lista utan källa får inga ringtider.',
    en: 'Every contact list states where its addresses are from, so that the agent can answer when the consumer asks. A list without a source gets no slots.',
  },
  responsible: 'principal',
  weight: 'code',
  requirements,
  evaluate({ lists }) {
    if (!lists || lists.length === 0) return judge(requirements, [['list', null]]);
    return judge(requirements, [['source', lists.every(({ source }) => (source ?? '').trim() !== '')]]);
  },
};
