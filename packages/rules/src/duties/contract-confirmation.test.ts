import { describe, expect, it } from 'vitest';
import type { SaleFacts } from '../facts/sale.ts';
import { saleOf } from '../testing/sale.ts';
import { instant } from '../testing/situation.ts';
import { contractConfirmation, contractDue } from './contract-confirmation.ts';

/** Accepted on Thursday 17 December: the fifth working day is Monday 28 December. */
const accepted = instant('2026-12-17T15:00:00+01:00');
const sale = (at: string, change: Partial<SaleFacts> = {}) =>
  saleOf({
    at: instant(at),
    acceptance: { at: accepted, written: true },
    contract: null,
    deliveredAt: null,
    ...change,
  });
const sent = (at: string) => ({ contract: { sentAt: instant(at) } });
const later = '2027-02-01T12:00:00+01:00';

describe('contract-confirmation (5, annex 2)', () => {
  it.each([
    [
      'not sent, the last day not over',
      sale('2026-12-28T23:59:59.999+01:00'),
      'undetermined',
      ['withinFiveDays'],
    ],
    ['not sent when it is over', sale('2026-12-29T00:00:00.000+01:00'), 'breach', ['withinFiveDays']],
    ['sent in the last millisecond', sale(later, sent('2026-12-28T23:59:59.999+01:00')), 'compliant', []],
    ['sent at midnight', sale(later, sent('2026-12-29T00:00:00.000+01:00')), 'breach', ['withinFiveDays']],
    [
      'sending dated later than now is not known',
      sale('2026-12-29T00:00:00.000+01:00', sent('2026-12-29T08:00:00+01:00')),
      'breach',
      ['withinFiveDays'],
    ],
    ['sent as it was accepted', sale(later, sent('2026-12-17T15:00:00.000+01:00')), 'compliant', []],
    [
      'sent before it was accepted',
      sale(later, sent('2026-12-17T14:59:59.999+01:00')),
      'breach',
      ['afterAcceptance'],
    ],
    [
      'sent as the service began',
      sale(later, {
        ...sent('2026-12-18T08:00:00+01:00'),
        deliveredAt: instant('2026-12-18T08:00:00+01:00'),
      }),
      'compliant',
      [],
    ],
    [
      'sent a millisecond after the service began',
      sale(later, {
        ...sent('2026-12-18T08:00:00.001+01:00'),
        deliveredAt: instant('2026-12-18T08:00:00+01:00'),
      }),
      'breach',
      ['byDelivery'],
    ],
    [
      'not sent, and the service has begun',
      sale('2026-12-18T09:00:00+01:00', { deliveredAt: instant('2026-12-18T08:00:00+01:00') }),
      'breach',
      ['withinFiveDays', 'byDelivery'],
    ],
    [
      'a start that lies ahead asks nothing yet',
      sale('2026-12-18T07:00:00+01:00', { deliveredAt: instant('2026-12-18T08:00:00+01:00') }),
      'undetermined',
      ['withinFiveDays'],
    ],
    [
      'chapter 3 does not tie it to the start',
      sale(later, {
        regime: 'dal3',
        ...sent('2026-12-21T08:00:00+01:00'),
        deliveredAt: instant('2026-12-18T08:00:00+01:00'),
      }),
      'compliant',
      [],
    ],
    ['not accepted, so no contract', sale(later, { acceptance: null }), 'notApplicable', []],
    [
      'an oral agreement counts from the call',
      sale(later, { regime: 'exempt', acceptance: null, ...sent('2026-12-01T23:59:59.999+01:00') }),
      'compliant',
      [],
    ],
    [
      'an oral agreement, sent a day late',
      sale(later, { regime: 'exempt', acceptance: null, ...sent('2026-12-02T00:00:00.000+01:00') }),
      'breach',
      ['withinFiveDays'],
    ],
    [
      'an oral agreement may be sent during the call',
      sale(later, { regime: 'exempt', acceptance: null, ...sent('2026-11-24T11:59:00+01:00') }),
      'compliant',
      [],
    ],
  ] as [string, SaleFacts, string, string[]][])('%s', (_, facts, outcome, reasons) => {
    const judgment = contractConfirmation.evaluate(facts);
    expect(judgment.outcome).toBe(outcome);
    expect(judgment.reasons.map(({ requirement }) => requirement)).toEqual(reasons);
  });

  it.each([
    ['17 December: 18, 21, 22, 23, 28', '2026-12-17T23:59:59.999+01:00', '2026-12-29T00:00:00+01:00'],
    ['18 December at midnight: 21, 22, 23, 28, 29', '2026-12-18T00:00:00+01:00', '2026-12-30T00:00:00+01:00'],
    [
      'across the year end: 29, 30 December, 4, 5, 7 January',
      '2026-12-28T12:00:00+01:00',
      '2027-01-08T00:00:00+01:00',
    ],
    ['a Saturday counts from Monday on', '2026-11-28T12:00:00+01:00', '2026-12-05T00:00:00+01:00'],
    [
      'over Easter: 2 April, then Tuesday the 7th to the 10th',
      '2026-04-01T12:00:00+02:00',
      '2026-04-11T00:00:00+02:00',
    ],
    ['over Midsummer Eve', '2026-06-16T12:00:00+02:00', '2026-06-25T00:00:00+02:00'],
    ['over the night clocks go back', '2026-10-22T12:00:00+02:00', '2026-10-30T00:00:00+01:00'],
    ['over the night clocks go forward', '2026-03-26T12:00:00+01:00', '2026-04-03T00:00:00+02:00'],
  ])('%s', (_, madeAt, due) => {
    expect(contractDue(instant(madeAt))).toBe(instant(due));
  });
});
