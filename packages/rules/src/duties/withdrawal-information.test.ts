import { describe, expect, it } from 'vitest';
import type { SaleFacts } from '../facts/sale.ts';
import { saleOf } from '../testing/sale.ts';
import { instant } from '../testing/situation.ts';
import { formatDate } from '../time/days.ts';
import { withdrawalEndsOn, withdrawalInformation } from './withdrawal-information.ts';

const told = saleOf().withdrawal!;

describe('withdrawal-information (4.2, annex 3)', () => {
  it('dates the days of either chapter', () => {
    const { withdrawal, longFinancial } = withdrawalInformation.values!;
    expect([withdrawal, longFinancial].map((value) => value!.versions.map((dated) => dated.value))).toEqual([
      [14],
      [30],
    ]);
  });

  it.each([
    ['all of it told, 14 days', {}, 'compliant', []],
    ['13 days are too few', { withdrawal: { ...told, days: 13 } }, 'breach', ['days']],
    ['more days than the act gives are welcome', { withdrawal: { ...told, days: 30 } }, 'compliant', []],
    ['the days not on record', { withdrawal: { ...told, days: null } }, 'undetermined', ['days']],
    ['the right passed over', { withdrawal: { ...told, right: false } }, 'breach', ['right']],
    ['how to withdraw passed over', { withdrawal: { ...told, how: false } }, 'breach', ['how']],
    [
      'the standard form passed over',
      { withdrawal: { ...told, standardForm: false } },
      'breach',
      ['standardForm'],
    ],
    ['the costs passed over', { withdrawal: { ...told, costs: false } }, 'breach', ['costs']],
    [
      'the contact details passed over',
      { withdrawal: { ...told, contactDetails: false } },
      'breach',
      ['contactDetails'],
    ],
    [
      'a service counted from receipt',
      { withdrawal: { ...told, startsFrom: 'receipt' } },
      'breach',
      ['startsFrom'],
    ],
    ['goods counted from the acceptance', { subject: 'goods' }, 'breach', ['startsFrom']],
    [
      'goods counted from receipt',
      { subject: 'goods', withdrawal: { ...told, startsFrom: 'receipt' } },
      'compliant',
      [],
    ],
    [
      'the start not on record',
      { withdrawal: { ...told, startsFrom: null } },
      'undetermined',
      ['startsFrom'],
    ],
    ['a financial service of 14 days', { regime: 'dal3', withdrawalDays: 14 }, 'compliant', []],
    ['a financial service of 30 days, 14 told', { regime: 'dal3', withdrawalDays: 30 }, 'breach', ['days']],
    [
      'a financial service of 30 days, 30 told',
      { regime: 'dal3', withdrawalDays: 30, withdrawal: { ...told, days: 30 } },
      'compliant',
      [],
    ],
    ['a financial service whose period is not set', { regime: 'dal3' }, 'undetermined', ['days']],
    ["a product's own period does not shorten chapter 2's", { withdrawalDays: 30 }, 'compliant', []],
    ['an oral agreement has no such right', { regime: 'exempt', withdrawal: null }, 'notApplicable', []],
  ] as [string, Partial<SaleFacts>, string, string[]][])('%s', (_, change, outcome, reasons) => {
    const judgment = withdrawalInformation.evaluate(saleOf(change));
    expect(judgment.outcome).toBe(outcome);
    expect(judgment.reasons.map(({ requirement }) => requirement)).toEqual(reasons);
  });

  it('asks for all seven where nothing is on record', () => {
    expect(withdrawalInformation.evaluate(saleOf({ withdrawal: null })).reasons).toHaveLength(7);
  });

  it.each([
    ['accepted on a Tuesday: the Tuesday two weeks on', '2026-11-24T12:00:00+01:00', '2026-12-08'],
    ['accepted a millisecond before midnight', '2026-11-24T23:59:59.999+01:00', '2026-12-08'],
    ['accepted at midnight', '2026-11-25T00:00:00+01:00', '2026-12-09'],
    ['a Saturday moves to Monday', '2026-11-28T12:00:00+01:00', '2026-12-14'],
    ['Christmas Eve moves past the holidays to Monday', '2026-12-10T12:00:00+01:00', '2026-12-28'],
    ["New Year's Eve moves past the holiday and the weekend", '2026-12-17T12:00:00+01:00', '2027-01-04'],
    ['Epiphany moves to the day after', '2026-12-23T12:00:00+01:00', '2027-01-07'],
    ['Midsummer Eve moves to Monday', '2026-06-05T12:00:00+02:00', '2026-06-22'],
    ['Good Friday moves past Easter Monday', '2026-03-20T12:00:00+01:00', '2026-04-07'],
    ['across the clocks going forward', '2026-03-24T23:30:00+01:00', '2026-04-07'],
  ])('%s', (_, acceptedAt, last) => {
    const at = instant('2027-06-01T00:00:00+02:00');
    const day = withdrawalEndsOn(saleOf({ at, acceptance: { at: instant(acceptedAt) } }));
    expect(formatDate(day!)).toBe(last);
  });

  it('counts goods from receipt, and not before they are received', () => {
    const goods = saleOf({ subject: 'goods', deliveredAt: instant('2026-12-01T08:00:00+01:00') });
    expect(formatDate(withdrawalEndsOn(goods)!)).toBe('2026-12-15');
    expect(withdrawalEndsOn({ ...goods, at: instant('2026-12-01T07:59:59.999+01:00') })).toBeNull();
    expect(withdrawalEndsOn({ ...goods, deliveredAt: null })).toBeNull();
  });

  it('runs for 30 days where the financial service says so, and not at all outside the act', () => {
    const financial = saleOf({
      regime: 'dal3',
      withdrawalDays: 30,
      acceptance: { at: instant('2026-11-10T12:00:00+01:00') },
    });
    expect(formatDate(withdrawalEndsOn(financial)!)).toBe('2026-12-10');
    expect(withdrawalEndsOn({ ...financial, withdrawalDays: null })).toBeNull();
    expect(withdrawalEndsOn(saleOf({ regime: 'exempt' }))).toBeNull();
  });
});
