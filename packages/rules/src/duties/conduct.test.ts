import { describe, expect, it } from 'vitest';
import type { CallFacts } from '../facts/call.ts';
import { conduct } from './conduct.ts';

const call = (complaints: CallFacts['complaints'], dialing: CallFacts['dialing'] = 'manual'): CallFacts => ({
  startedAt: 0,
  dialing,
  complaints,
});
const rejected = { receivedAt: 10, decidedAt: 10, upheld: false };
const upheld = { receivedAt: 10, decidedAt: 20, upheld: true };

describe('conduct (4.1)', () => {
  it.each([
    ['no complaints are no proof', call([]), 'notApplicable', []],
    ['whether there were any is not on record', call(null), 'undetermined', ['decided']],
    ['a complaint awaits its decision', call([{ receivedAt: 10 }]), 'undetermined', ['decided']],
    ['a decision without a finding', call([{ receivedAt: 10, decidedAt: 20 }]), 'undetermined', ['decided']],
    ['a finding without a date', call([{ receivedAt: 10, upheld: true }]), 'undetermined', ['decided']],
    [
      'a decision dated before the complaint',
      call([{ ...upheld, decidedAt: 9 }]),
      'undetermined',
      ['decided'],
    ],
    ['a complaint found unjustified', call([rejected]), 'compliant', []],
    ['a complaint found justified', call([rejected, upheld]), 'breach', ['honest']],
    ['one justified, another undecided', call([upheld, { receivedAt: 10 }]), 'breach', ['decided', 'honest']],
    ['no agent took part', call([upheld], 'automated'), 'notApplicable', []],
  ] as const)('%s', (_, facts, outcome, reasons) => {
    const judgment = conduct.evaluate(facts);
    expect(judgment.outcome).toBe(outcome);
    expect(judgment.reasons.map(({ requirement }) => requirement)).toEqual(reasons);
  });
});
