import type { CallDuty } from '../duty.ts';
import { type Answer, judge, NOT_APPLICABLE } from '../judgment.ts';

const requirements = {
  contactCenterName: {
    sv: 'Agenten har kundkontaktcentrets namn till hands.',
    en: "The agent has the contact center's name at hand.",
  },
  addressSource: {
    sv: 'Agenten kan säga varifrån just detta nummer kommer.',
    en: 'The agent can tell where this very number comes from.',
  },
  blockingNix: {
    sv: 'Agenten kan säga hur man anmäler sig till NIX-Telefon.',
    en: 'The agent can tell how to join the NIX register.',
  },
  blockingOwnList: {
    sv: 'Agenten kan säga hur man spärrar sitt nummer hos uppdragsgivaren.',
    en: "The agent can tell how to join the principal's own list.",
  },
  silentCallBefore: {
    sv: 'Agenten vet att ett tyst samtal kom före och kan säga det.',
    en: 'The agent knows that a silent call came first and can say so.',
  },
};

/** 4.1, and for a redial 3.3. What an agent must be able to say is served with every slot. */
export const disclosureOnRequest: CallDuty = {
  id: 'disclosure-on-request',
  clauses: ['4.1', '3.3'],
  stage: 'call',
  title: { sv: 'Svar till hands', en: 'Disclosure on request' },
  explanation: {
    sv: 'Frågar konsumenten ska agenten kunna svara: vad kundkontaktcentret heter, varifrån numret kommer och hur man spärrar sig, i NIX-Telefon och hos uppdragsgivaren. Efter ett tyst samtal ska agenten också kunna berätta om det.',
    en: "When the consumer asks, the agent must have the answer: the contact center's name, where the number comes from, and how to block it, in the NIX register and with the principal. After a silent call the agent can tell of that too.",
  },
  responsible: 'contactCenter',
  weight: 'code',
  requirements,
  evaluate({ dialing, atHand, redial }) {
    if (dialing === 'automated') return NOT_APPLICABLE;
    const silence: Answer<'silentCallBefore'>[] =
      redial === true ? [['silentCallBefore', atHand?.silentCallBefore]] : [];
    return judge(requirements, [
      ['contactCenterName', atHand?.contactCenterName],
      ['addressSource', atHand?.addressSource],
      ['blockingNix', atHand?.blockingNix],
      ['blockingOwnList', atHand?.blockingOwnList],
      ...silence,
    ]);
  },
};
