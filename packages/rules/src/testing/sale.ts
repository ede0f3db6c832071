import type { SaleFacts } from '../facts/sale.ts';
import { instant } from './situation.ts';

/** A sale of a service under chapter 2, every step of it in order: call, offer, acceptance, contract, start. */
export const CALL_ENDED = instant('2026-11-24T12:00:00+01:00');

export function saleOf(change: Partial<SaleFacts> = {}): SaleFacts {
  return {
    regime: 'dal2',
    subject: 'service',
    at: instant('2026-12-15T12:00:00+01:00'),
    callEndedAt: CALL_ENDED,
    offer: {
      sentAt: instant('2026-11-24T12:05:00+01:00'),
      durable: true,
      information: true,
      saysVoidOtherwise: true,
    },
    acceptance: { at: instant('2026-11-25T18:00:00+01:00'), written: true },
    withdrawal: {
      right: true,
      days: 14,
      startsFrom: 'acceptance',
      how: true,
      standardForm: true,
      costs: true,
      contactDetails: true,
    },
    recording: { consentedBefore: true, consentConfirmed: true, holdsOffer: true, holdsYesToWriting: true },
    contract: {
      sentAt: instant('2026-11-26T09:00:00+01:00'),
      mirrorsOffer: true,
      availableToConsumer: true,
    },
    deliveredAt: instant('2026-12-01T08:00:00+01:00'),
    ...change,
  };
}
