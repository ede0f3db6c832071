import { describe, expect, it } from 'vitest';
import { answerOf, past } from '../testing/situation.ts';
import { identicalOffer } from './identical-offer.ts';

const AT = '2026-06-16T12:00:00.000+02:00';
const U2 = past('2026-01-10T12:00:00+01:00', { campaign: 'u2' });
const U3 = past('2026-02-10T12:00:00+01:00', { campaign: 'u3' });
const own = (at: string) => past(at);

describe('identical-offer (3.2)', () => {
  it.each([
    ['the first campaign', AT, [], 'compliant'],
    ['the second', AT, [U2], 'compliant'],
    [
      'the third waits for the first of the two to leave',
      AT,
      [U2, U3],
      'breach until 2027-01-10T11:00:00.000Z',
    ],
    ['in whatever order they are given', AT, [U3, U2], 'breach until 2027-01-10T11:00:00.000Z'],
    [
      'two attempts of one campaign are one campaign',
      AT,
      [U2, past('2026-03-10T12:00:00+01:00', { campaign: 'u2' })],
      'compliant',
    ],
    [
      'a campaign stays as long as any of its attempts counts',
      AT,
      [U2, past('2026-01-20T12:00:00+01:00', { campaign: 'u2' }), U3],
      'breach until 2027-01-20T11:00:00.000Z',
    ],
    [
      'this campaign begun before one of them is second',
      AT,
      [U2, own('2026-02-10T11:59:59.999+01:00'), U3],
      'compliant',
    ],
    [
      'begun after both it is third',
      AT,
      [U2, U3, own('2026-02-10T12:00:00.001+01:00')],
      'breach until 2027-01-10T11:00:00.000Z',
    ],
    [
      'begun at the same instant the earlier element came first',
      AT,
      [U2, own('2026-02-10T12:00:00+01:00'), U3],
      'compliant',
    ],
    [
      'and the later one after it',
      AT,
      [U2, U3, own('2026-02-10T12:00:00+01:00')],
      'breach until 2027-01-10T11:00:00.000Z',
    ],
    [
      'its own rank goes with its own attempts',
      AT,
      [past('2025-06-16T11:00:00+02:00'), U2, U3, own('2026-03-01T12:00:00+01:00')],
      'breach until 2027-01-10T11:00:00.000Z',
    ],
    [
      'an attempt counts to the last millisecond of its year',
      '2027-01-10T11:59:59.999+01:00',
      [U2, U3],
      'breach until 2027-01-10T11:00:00.000Z',
    ],
    ['and no longer', '2027-01-10T12:00:00.000+01:00', [U2, U3], 'compliant'],
    ['a failed one counts for nothing', AT, [{ ...U2, outcome: 'failed' as const }, U3], 'compliant'],
    ['another offer is another matter', AT, [{ ...U2, offer: 'o2' }, U3], 'compliant'],
    [
      "another center's campaign counts",
      AT,
      [{ ...U2, contactCenter: 'c2' }, U3],
      'breach until 2027-01-10T11:00:00.000Z',
    ],
    [
      'what comes later is not known',
      AT,
      [U2, past('2026-06-16T12:00:00.001+02:00', { campaign: 'u3' })],
      'compliant',
    ],
    [
      'what comes this very instant is',
      AT,
      [U2, past(AT, { campaign: 'u3' })],
      'breach until 2027-01-10T11:00:00.000Z',
    ],
    [
      'an own attempt with another offer gives no rank',
      AT,
      [past('2026-01-01T12:00:00+01:00', { offer: 'o2' }), U2, U3],
      'breach until 2027-01-10T11:00:00.000Z',
    ],
    [
      'the year from a leap day ends on the 28th',
      '2025-02-28T11:59:59.999+01:00',
      [
        past('2024-02-29T12:00:00+01:00', { campaign: 'u2' }),
        past('2024-02-29T12:00:00+01:00', { campaign: 'u3' }),
      ],
      'breach until 2025-02-28T11:00:00.000Z',
    ],
    [
      'a leap day may leave before the day that came before it',
      AT,
      [past('2025-07-01T12:00:00+02:00', { campaign: 'u4' }), U2, U3],
      'breach until 2027-01-10T11:00:00.000Z',
    ],
    [
      'of three others only the first two matter, and then the next two',
      '2025-02-27T12:00:00+01:00',
      [
        past('2024-02-28T18:00:00+01:00', { campaign: 'u4' }),
        past('2024-02-29T12:00:00+01:00', { campaign: 'u2' }),
        past('2024-06-01T12:00:00+02:00', { campaign: 'u3' }),
      ],
      'breach until 2025-02-28T17:00:00.000Z',
    ],
  ])('%s', (_, at, history, expected) => expect(answerOf(identicalOffer, at, { history })).toBe(expected));
});
