import { describe, expect, it } from 'vitest';
import { assignmentOf, GATE_AT } from '../testing/assignment.ts';
import { agentTraining } from './agent-training.ts';

const attested = { guidelines: GATE_AT, nixRules: GATE_AT, writtenRequirement: GATE_AT };

describe('agent-training (4.1)', () => {
  it.each([
    ['one agent, attested this instant', [attested], 'compliant'],
    ['one of two', [{}, attested], 'compliant'],
    ['attested a millisecond later', [{ ...attested, guidelines: GATE_AT + 1 }], 'breach'],
    ["without NIX's rules", [{ ...attested, nixRules: null }], 'breach'],
    ['without the written requirement', [{ ...attested, writtenRequirement: null }], 'breach'],
    [
      'two halves make no whole',
      [{ guidelines: GATE_AT }, { nixRules: GATE_AT, writtenRequirement: GATE_AT }],
      'breach',
    ],
    ['no agents', [], 'breach'],
    ['agents not on record', null, 'undetermined'],
  ] as const)('%s', (_, agents, outcome) => {
    expect(agentTraining.evaluate(assignmentOf({ agents })).outcome).toBe(outcome);
  });
});
