import { describe, expect, it } from 'vitest';
import type { CallFacts } from '../facts/call.ts';
import { permissionToContinue } from './permission-to-continue.ts';

const call = (more: Partial<CallFacts>): CallFacts => ({ startedAt: 0, dialing: 'manual', ...more });

describe('permission-to-continue (4.1)', () => {
  it.each([
    ['asked, and no wish uttered', call({ askedToContinue: true }), 'compliant', []],
    ['not asked', call({ askedToContinue: false }), 'breach', ['asked']],
    ['not on record', call({}), 'undetermined', ['asked']],
    [
      'a wish to end, respected',
      call({ askedToContinue: true, wishToEnd: { respected: true } }),
      'compliant',
      [],
    ],
    [
      'a wish to end, overridden',
      call({ askedToContinue: true, wishToEnd: { respected: false } }),
      'breach',
      ['endRespected'],
    ],
    [
      'a wish to end, how it went not on record',
      call({ askedToContinue: true, wishToEnd: {} }),
      'undetermined',
      ['endRespected'],
    ],
    [
      'no more calls, suppressed that instant',
      call({ askedToContinue: true, doNotCall: { registeredAt: 1_000, suppressedSince: 1_000 } }),
      'compliant',
      [],
    ],
    [
      'no more calls, suppressed before already',
      call({ askedToContinue: true, doNotCall: { registeredAt: 1_000, suppressedSince: 0 } }),
      'compliant',
      [],
    ],
    [
      'no more calls, suppressed a millisecond late',
      call({ askedToContinue: true, doNotCall: { registeredAt: 1_000, suppressedSince: 1_001 } }),
      'breach',
      ['suppressed'],
    ],
    [
      'no more calls, never suppressed',
      call({ askedToContinue: true, doNotCall: { registeredAt: 1_000 } }),
      'breach',
      ['suppressed'],
    ],
    [
      'a recorded message cannot ask',
      call({ dialing: 'automated', askedToContinue: false }),
      'compliant',
      [],
    ],
    [
      'but what the consumer asks for binds it',
      call({ dialing: 'automated', doNotCall: { registeredAt: 1_000 } }),
      'breach',
      ['suppressed'],
    ],
  ] as const)('%s', (_, facts, outcome, reasons) => {
    const judgment = permissionToContinue.evaluate(facts);
    expect(judgment.outcome).toBe(outcome);
    expect(judgment.reasons.map(({ requirement }) => requirement)).toEqual(reasons);
  });
});
