import { describe, expect, it } from 'vitest';
import type { AgentAttestation, CallFacts } from '../facts/call.ts';
import { agentKnowledge } from './agent-knowledge.ts';

const at = 1_000;
const all = { guidelines: at, nixRules: at, writtenRequirement: at };
const call = (attestation: AgentAttestation | null, more: Partial<CallFacts> = {}): CallFacts => ({
  startedAt: at,
  dialing: 'manual',
  agentReference: 'a-17',
  attestation,
  ...more,
});

describe('agent-knowledge (4.1, 4.2)', () => {
  it.each([
    ['all three attested at the very start of the call', call(all), 'compliant', []],
    [
      'the guidelines attested a millisecond after it',
      call({ ...all, guidelines: at + 1 }),
      'breach',
      ['guidelines'],
    ],
    ["NIX's rules never attested", call({ ...all, nixRules: null }), 'breach', ['nixRules']],
    [
      'the written requirement never attested',
      call({ ...all, writtenRequirement: undefined }),
      'breach',
      ['writtenRequirement'],
    ],
    ['no attestation at all', call(null), 'breach', ['guidelines', 'nixRules', 'writtenRequirement']],
    ['nobody knows which agent', call(all, { agentReference: null }), 'undetermined', ['agent']],
    ['an empty reference names nobody', call(all, { agentReference: '' }), 'undetermined', ['agent']],
    ['no agent took part', call(null, { dialing: 'automated' }), 'notApplicable', []],
  ] as const)('%s', (_, facts, outcome, reasons) => {
    const judgment = agentKnowledge.evaluate(facts);
    expect(judgment.outcome).toBe(outcome);
    expect(judgment.reasons.map(({ requirement }) => requirement)).toEqual(reasons);
  });
});
