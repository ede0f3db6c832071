import { describe, expect, it } from 'vitest';
import type { CallFacts } from '../facts/call.ts';
import { disclosureOnRequest } from './disclosure-on-request.ts';

const all = { contactCenterName: true, addressSource: true, blockingNix: true, blockingOwnList: true };
const call = (atHand: CallFacts['atHand'], more: Partial<CallFacts> = {}): CallFacts => ({
  startedAt: 0,
  dialing: 'progressive',
  atHand,
  ...more,
});

describe('disclosure-on-request (4.1, 3.3)', () => {
  it.each([
    ['all at hand', call(all), 'compliant', []],
    [
      "without the center's name",
      call({ ...all, contactCenterName: false }),
      'breach',
      ['contactCenterName'],
    ],
    ['without the source of the number', call({ ...all, addressSource: false }), 'breach', ['addressSource']],
    ['without NIX', call({ ...all, blockingNix: false }), 'breach', ['blockingNix']],
    ["without the principal's list", call({ ...all, blockingOwnList: false }), 'breach', ['blockingOwnList']],
    ['the source not on record', call({ ...all, addressSource: null }), 'undetermined', ['addressSource']],
    [
      'nothing on record',
      call(undefined),
      'undetermined',
      ['contactCenterName', 'addressSource', 'blockingNix', 'blockingOwnList'],
    ],
    [
      'a redial, the agent knows',
      call({ ...all, silentCallBefore: true }, { redial: true }),
      'compliant',
      [],
    ],
    [
      'a redial, the agent was not told',
      call({ ...all, silentCallBefore: false }, { redial: true }),
      'breach',
      ['silentCallBefore'],
    ],
    ['a redial, not on record', call(all, { redial: true }), 'undetermined', ['silentCallBefore']],
    ['no redial, nothing to be told', call({ ...all, silentCallBefore: false }), 'compliant', []],
    ['no agent takes part', call(null, { dialing: 'automated' }), 'notApplicable', []],
  ] as const)('%s', (_, facts, outcome, reasons) => {
    const judgment = disclosureOnRequest.evaluate(facts);
    expect(judgment.outcome).toBe(outcome);
    expect(judgment.reasons.map(({ requirement }) => requirement)).toEqual(reasons);
  });
});
