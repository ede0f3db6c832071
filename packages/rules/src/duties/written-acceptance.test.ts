import { describe, expect, it } from 'vitest';
import { CALL_ENDED, saleOf } from '../testing/sale.ts';
import { HOUR } from '../time/zone.ts';
import { writtenAcceptance } from './written-acceptance.ts';

const offer = { sentAt: CALL_ENDED, durable: true, information: true, saysVoidOtherwise: true };
const accepted = (after: number) => ({ at: CALL_ENDED + after, written: true });

describe('written-acceptance (4.2)', () => {
  it.each([
    ['given the instant the call ended', { offer, acceptance: accepted(0) }, 'compliant', []],
    [
      'dated a millisecond before its end',
      { offer: { ...offer, sentAt: CALL_ENDED - 1 }, acceptance: accepted(-1) },
      'breach',
      ['afterCall'],
    ],
    ['not in writing', { acceptance: { ...accepted(HOUR), written: false } }, 'breach', ['written']],
    ['its form not on record', { acceptance: { at: CALL_ENDED + HOUR } }, 'undetermined', ['written']],
    [
      'given before the offer was sent',
      { offer: { ...offer, sentAt: CALL_ENDED + HOUR + 1 }, acceptance: accepted(HOUR) },
      'breach',
      ['afterOffer'],
    ],
    [
      'given as the offer was sent',
      { offer: { ...offer, sentAt: CALL_ENDED + HOUR }, acceptance: accepted(HOUR) },
      'compliant',
      [],
    ],
    ['given without an offer', { offer: null, acceptance: accepted(HOUR) }, 'breach', ['afterOffer']],
    ['not given yet', { acceptance: null, contract: null }, 'undetermined', ['written']],
    [
      'given later than now',
      { acceptance: accepted(HOUR), contract: null, at: CALL_ENDED },
      'undetermined',
      ['written'],
    ],
    ['never given, and a contract came', { acceptance: null }, 'breach', ['written']],
    [
      'the time to consider does not bind the acceptance by itself',
      { offer, acceptance: accepted(1) },
      'compliant',
      [],
    ],
    [
      'the campaign lets 24 hours bind it: a millisecond short',
      { offer, acceptance: accepted(24 * HOUR - 1), acceptanceWaitsHours: 24 },
      'breach',
      ['waited'],
    ],
    [
      'the campaign lets 24 hours bind it: 24 hours sharp',
      { offer, acceptance: accepted(24 * HOUR), acceptanceWaitsHours: 24 },
      'compliant',
      [],
    ],
    [
      'wanted to accept in the call and was told',
      { acceptanceInCall: { wanted: true, toldVoid: true } },
      'compliant',
      [],
    ],
    [
      'wanted to accept in the call and was not told',
      { acceptanceInCall: { wanted: true, toldVoid: false } },
      'breach',
      ['toldVoid'],
    ],
    [
      'wanted to, what was said not on record',
      { acceptanceInCall: { wanted: true } },
      'undetermined',
      ['toldVoid'],
    ],
    ['did not want to', { acceptanceInCall: { wanted: false, toldVoid: false } }, 'compliant', []],
    ['financial services likewise', { regime: 'dal3', acceptance: null }, 'breach', ['written']],
    ['an oral agreement needs none', { regime: 'exempt', acceptance: null }, 'notApplicable', []],
  ] as const)('%s', (_, change, outcome, reasons) => {
    const judgment = writtenAcceptance.evaluate(saleOf(change));
    expect(judgment.outcome).toBe(outcome);
    expect(judgment.reasons.map(({ requirement }) => requirement)).toEqual(reasons);
  });
});
