import { describe, expect, it } from 'vitest';
import type { CallFacts } from '../facts/call.ts';
import { identification } from './identification.ts';

const all = { agentName: true, principal: true, relation: true, purpose: true };
const call = (said: CallFacts['said'], dialing: CallFacts['dialing'] = 'manual'): CallFacts => ({
  startedAt: 0,
  dialing,
  said,
});

describe('identification (4.1)', () => {
  it.each([
    ['all four said', call(all), 'compliant', []],
    ['the name left out', call({ ...all, agentName: false }), 'breach', ['agentName']],
    ['the principal left out', call({ ...all, principal: false }), 'breach', ['principal']],
    ['the relation left out', call({ ...all, relation: false }), 'breach', ['relation']],
    ['the purpose left out', call({ ...all, purpose: false }), 'breach', ['purpose']],
    ['the purpose not on record', call({ ...all, purpose: undefined }), 'undetermined', ['purpose']],
    [
      'one left out and one not on record is a breach',
      call({ ...all, principal: false, purpose: null }),
      'breach',
      ['principal', 'purpose'],
    ],
    ['nothing on record', call(null), 'undetermined', ['agentName', 'principal', 'relation', 'purpose']],
    [
      'a call without an agent has no agent to name',
      call({ ...all, agentName: false }, 'automated'),
      'compliant',
      [],
    ],
    ['but says who called', call({ ...all, principal: false }, 'automated'), 'breach', ['principal']],
  ] as const)('%s', (_, facts, outcome, reasons) => {
    const judgment = identification.evaluate(facts);
    expect(judgment.outcome).toBe(outcome);
    expect(judgment.reasons.map(({ requirement }) => requirement)).toEqual(reasons);
  });
});
