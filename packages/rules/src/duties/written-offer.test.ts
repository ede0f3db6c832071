import { describe, expect, it } from 'vitest';
import { CALL_ENDED, saleOf } from '../testing/sale.ts';
import { writtenOffer } from './written-offer.ts';

const offer = { sentAt: CALL_ENDED, durable: true, information: true, saysVoidOtherwise: true };
const nothingYet = { acceptance: null, contract: null };

describe('written-offer (4.2)', () => {
  it.each([
    ['sent the instant the call ended', { offer }, 'compliant', []],
    [
      'sent a millisecond before it ended',
      { offer: { ...offer, sentAt: CALL_ENDED - 1 } },
      'breach',
      ['afterCall'],
    ],
    ['in a form that cannot be kept', { offer: { ...offer, durable: false } }, 'breach', ['durable']],
    ["without the act's information", { offer: { ...offer, information: false } }, 'breach', ['information']],
    [
      'without a word on what is void',
      { offer: { ...offer, saysVoidOtherwise: false } },
      'breach',
      ['saysVoidOtherwise'],
    ],
    [
      'its content not on record',
      { offer: { ...offer, information: null } },
      'undetermined',
      ['information'],
    ],
    ['not sent yet', { offer: null, ...nothingYet }, 'undetermined', ['sent']],
    ['to be sent later than now', { offer, ...nothingYet, at: CALL_ENDED - 1 }, 'undetermined', ['sent']],
    ['never sent, and accepted all the same', { offer: null, contract: null }, 'breach', ['sent']],
    ['never sent, and a contract came', { offer: null, acceptance: null }, 'breach', ['sent']],
    [
      'financial services likewise',
      { offer: { ...offer, durable: false }, regime: 'dal3' },
      'breach',
      ['durable'],
    ],
    ['an oral agreement needs none', { offer: null, regime: 'exempt' }, 'notApplicable', []],
  ] as const)('%s', (_, change, outcome, reasons) => {
    const judgment = writtenOffer.evaluate(saleOf(change));
    expect(judgment.outcome).toBe(outcome);
    expect(judgment.reasons.map(({ requirement }) => requirement)).toEqual(reasons);
  });
});
