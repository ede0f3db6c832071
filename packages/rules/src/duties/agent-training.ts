import { type ActivationDuty, guidelineValue, latest } from '../duty.ts';
import type { AgentAttestation } from '../facts/call.ts';
import { type Holds, judge } from '../judgment.ts';
import { attestedBy } from './agent-knowledge.ts';

const values = { agents: guidelineValue('items', 1, '4.1') };

const requirements = {
  attested: {
    sv: 'Minst en agent har intygat att den kan reglerna.',
    en: 'At least one agent has attested to knowing the rules.',
  },
};

const isAttested = (agent: AgentAttestation, at: number): boolean =>
  Object.values(attestedBy(agent, at)).every(Boolean);

/** 4.1. The gate asks for one; each agent who calls is asked by `agent-knowledge`. */
export const agentTraining: ActivationDuty = {
  id: 'agent-training',
  clauses: ['4.1', '4.2'],
  stage: 'activation',
  title: { sv: 'Utbildade agenter', en: 'Trained agents' },
  explanation: {
    sv: 'Innan uppdragsdelen startar har minst en agent intygat att den kan riktlinjerna, reglerna för NIX-Telefon och skriftlighetskravet.',
    en: "Before the assignment starts at least one agent has attested to knowing the guidelines, the NIX register's rules and the written requirement.",
  },
  responsible: 'contactCenter',
  weight: 'code',
  values,
  requirements,
  evaluate({ at, agents }) {
    const enough: Holds = agents
      ? agents.filter((agent) => isAttested(agent, at)).length >= latest(values.agents)
      : null;
    return judge(requirements, [['attested', enough]]);
  },
};
