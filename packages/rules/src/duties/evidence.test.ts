import { describe, expect, it } from 'vitest';
import type { SaleFacts } from '../facts/sale.ts';
import { CALL_ENDED, saleOf } from '../testing/sale.ts';
import { evidence } from './evidence.ts';

const contract = saleOf().contract!;
const oral = {
  regime: 'exempt',
  acceptance: null,
  offer: null,
  recording: { holdsAgreement: true },
} as const;

describe('evidence (4.4)', () => {
  it.each([
    ['all of it on record', {}, 'compliant', []],
    ['the offer was never sent', { offer: null }, 'breach', ['offerSent']],
    ['accepted as the call ended', { acceptance: { at: CALL_ENDED, written: true } }, 'compliant', []],
    [
      'accepted in the call',
      { acceptance: { at: CALL_ENDED - 1, written: true } },
      'breach',
      ['acceptanceAfterCall'],
    ],
    [
      'accepted by word of mouth',
      { acceptance: { at: CALL_ENDED, written: false } },
      'breach',
      ['acceptanceAfterCall'],
    ],
    [
      'the contract says something else',
      { contract: { ...contract, mirrorsOffer: false } },
      'breach',
      ['mirrorsOffer'],
    ],
    [
      'only the seller has the contract',
      { contract: { ...contract, availableToConsumer: false } },
      'breach',
      ['availableToConsumer'],
    ],
    [
      'the contract is not sent yet',
      { contract: null },
      'undetermined',
      ['mirrorsOffer', 'availableToConsumer'],
    ],
    [
      'the contract is dated later than now',
      { contract: { ...contract, sentAt: saleOf().at + 1 } },
      'undetermined',
      ['mirrorsOffer', 'availableToConsumer'],
    ],
    ['not accepted: nothing to prove', { acceptance: null }, 'notApplicable', []],
    ['an oral agreement on a recording', oral, 'compliant', []],
    [
      'an oral agreement, not recorded',
      { ...oral, recording: { holdsAgreement: false } },
      'breach',
      ['agreementRecorded'],
    ],
    [
      'an oral agreement, recording refused',
      { ...oral, recording: { consentedBefore: false } },
      'undetermined',
      ['agreementRecorded'],
    ],
    [
      'an oral agreement, recorded with consent',
      { ...oral, recording: { consentedBefore: true, holdsAgreement: true } },
      'compliant',
      [],
    ],
    [
      'an oral agreement, recording refused and none made',
      { ...oral, recording: { consentedBefore: false, holdsAgreement: false } },
      'undetermined',
      ['agreementRecorded'],
    ],
  ] as [string, Partial<SaleFacts>, string, string[]][])('%s', (_, change, outcome, reasons) => {
    const judgment = evidence.evaluate(saleOf(change));
    expect(judgment.outcome).toBe(outcome);
    expect(judgment.reasons.map(({ requirement }) => requirement)).toEqual(reasons);
  });
});
