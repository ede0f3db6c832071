import type { CallDuty } from '../duty.ts';
import { type Answer, judge } from '../judgment.ts';

const requirements = {
  agentName: { sv: 'Agenten sa sitt namn.', en: 'The agent gave a name.' },
  principal: {
    sv: 'Agenten sa vilken uppdragsgivare samtalet gällde.',
    en: 'The agent named the principal.',
  },
  relation: {
    sv: 'Agenten sa hur kundkontaktcentret hör ihop med uppdragsgivaren.',
    en: 'The agent told how the contact center is related to the principal.',
  },
  purpose: { sv: 'Agenten sa varför ni ringde.', en: 'The agent told why you called.' },
};

/** 4.1. Where no agent takes part there is no agent's name to give; the rest is owed all the same. */
export const identification: CallDuty = {
  id: 'identification',
  clauses: ['4.1'],
  stage: 'call',
  title: { sv: 'Presentation i början', en: 'Identification at the start' },
  explanation: {
    sv: 'Konsumenten får genast veta vem som ringer: agentens namn, uppdragsgivaren, er relation till uppdragsgivaren och vad samtalet gäller. Det ska inte gå att missförstå.',
    en: 'The consumer learns at once who is calling: the name of the agent, the principal, your relation to the principal, and what the call is about. It must not be possible to misunderstand.',
  },
  responsible: 'contactCenter',
  weight: 'law',
  requirements,
  evaluate({ dialing, said }) {
    const agent: Answer<'agentName'>[] = dialing === 'automated' ? [] : [['agentName', said?.agentName]];
    return judge(requirements, [
      ...agent,
      ['principal', said?.principal],
      ['relation', said?.relation],
      ['purpose', said?.purpose],
    ]);
  },
};
