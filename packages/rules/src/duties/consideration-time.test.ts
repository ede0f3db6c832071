import { describe, expect, it } from 'vitest';
import { answerOf, instant } from '../testing/situation.ts';
import { considerationTime } from './consideration-time.ts';

const AT = '2026-06-16T12:00:00.000+02:00';
const ended = (at: string, considerationHours?: number | null) => ({
  callEndedAt: instant(at),
  considerationHours,
});

describe('consideration-time (4.2)', () => {
  it.each([
    ['exactly a day after the call', AT, ended('2026-06-15T12:00:00.000+02:00', 24), 'compliant'],
    [
      'a millisecond short',
      AT,
      ended('2026-06-15T12:00:00.001+02:00', 24),
      'breach until 2026-06-16T10:00:00.001Z',
    ],
    [
      'a day where the campaign sets none',
      AT,
      ended('2026-06-15T12:00:00.001+02:00'),
      'breach until 2026-06-16T10:00:00.001Z',
    ],
    ['and no longer', AT, ended('2026-06-15T12:00:00.000+02:00', null), 'compliant'],
    [
      '48 hours where the campaign sets them',
      AT,
      ended('2026-06-15T12:00:00.000+02:00', 48),
      'breach until 2026-06-17T10:00:00.000Z',
    ],
    [
      'parts of an hour end on a whole millisecond',
      AT,
      ended('2026-06-16T11:59:59.999+02:00', 1 / 3_000_000),
      'breach until 2026-06-16T10:00:00.001Z',
    ],
    [
      'a call that ends later',
      AT,
      ended('2026-06-16T13:00:00+02:00', 0),
      'breach until 2026-06-16T11:00:00.000Z',
    ],
    [
      'hours are elapsed hours the night clocks go forward',
      '2026-03-29T12:59:59.999+02:00',
      ended('2026-03-28T12:00:00+01:00', 24),
      'breach until 2026-03-29T11:00:00.000Z',
    ],
    ['no offer is pending', AT, null, 'notApplicable'],
  ])('to close: %s', (_, at, pendingOffer, expected) =>
    expect(answerOf(considerationTime, at, { purpose: 'close', pendingOffer })).toBe(expected),
  );

  it.each(['sell', undefined] as const)('to sell something else (%s) the offer is no hindrance', (purpose) =>
    expect(answerOf(considerationTime, AT, { purpose, pendingOffer: ended(AT, 24) })).toBe('notApplicable'),
  );
});
