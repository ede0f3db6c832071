import type { CallDuty } from '../duty.ts';
import type { AgentAttestation } from '../facts/call.ts';
import { judge, NOT_APPLICABLE } from '../judgment.ts';

const requirements = {
  agent: { sv: 'Det är känt vilken agent som höll samtalet.', en: 'It is known which agent held the call.' },
  guidelines: {
    sv: 'Agenten har intygat kunskap om de här riktlinjerna.',
    en: 'The agent has attested to knowing these guidelines.',
  },
  nixRules: {
    sv: 'Agenten har intygat kunskap om reglerna för NIX-Telefon.',
    en: "The agent has attested to knowing the NIX register's rules.",
  },
  writtenRequirement: {
    sv: 'Agenten har intygat kunskap om skriftlighetskravet.',
    en: 'The agent has attested to knowing the written requirement.',
  },
};

/** Whether each of the three was attested by an instant (epoch milliseconds). */
export function attestedBy(attestation: AgentAttestation | null | undefined, at: number) {
  const by = (date: number | null | undefined) => typeof date === 'number' && date <= at;
  return {
    guidelines: by(attestation?.guidelines),
    nixRules: by(attestation?.nixRules),
    writtenRequirement: by(attestation?.writtenRequirement),
  };
}

/** 4.1, 4.2. An attestation counts from its date; the call's start is what it is held against. */
export const agentKnowledge: CallDuty = {
  id: 'agent-knowledge',
  clauses: ['4.1', '4.2'],
  stage: 'call',
  title: { sv: 'Agentens kunskap', en: "The agent's knowledge" },
  explanation: {
    sv: 'Varje agent som ringer kan grunderna i riktlinjerna och i reglerna för NIX-Telefon, och vet vad skriftlighetskravet innebär. Det intygas med datum innan agenten ringer.',
    en: 'Every agent who calls knows the essentials of the guidelines and of the NIX rules, and what the written requirement means. It is attested with a date before the agent calls.',
  },
  responsible: 'contactCenter',
  weight: 'code',
  requirements,
  evaluate({ dialing, startedAt, agentReference, attestation }) {
    if (dialing === 'automated') return NOT_APPLICABLE;
    if (!agentReference) return judge(requirements, [['agent', null]]);
    // An agent is known and no attestation is on record: that is the breach itself.
    const attested = attestedBy(attestation, startedAt);
    return judge(requirements, [
      ['guidelines', attested.guidelines],
      ['nixRules', attested.nixRules],
      ['writtenRequirement', attested.writtenRequirement],
    ]);
  },
};
