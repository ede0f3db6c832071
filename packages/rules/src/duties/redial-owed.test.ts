import { describe, expect, it } from 'vitest';
import type { OwedRedial } from '../facts/call.ts';
import { instant } from '../testing/situation.ts';
import { owedRedial, redialDue } from './redial-owed.ts';

const window = (date: string, from: string, to: string) => ({
  from: instant(`${date}T${from}`),
  to: instant(`${date}T${to}`),
});

/** A silent call on Friday at 12: four hours on, at 16, the first opportunity opens; then Saturday and Sunday. */
const facts: OwedRedial = {
  at: instant('2026-10-23T16:00:00+02:00'),
  owedSince: instant('2026-10-23T12:00:00+02:00'),
  opportunities: [
    window('2026-10-25', '10:00:00+01:00', '18:00:00+01:00'),
    window('2026-10-23', '16:00:00+02:00', '21:00:00+02:00'),
    window('2026-10-24', '10:00:00+02:00', '18:00:00+02:00'),
  ],
  redials: [],
};

const FRIDAY = instant('2026-10-23T17:00:00+02:00');
const SATURDAY = instant('2026-10-24T10:00:00+02:00');

describe('redial-owed (3.3)', () => {
  it.each([
    ['before the silent call nothing is owed', '2026-10-23T11:59:59.999+02:00', {}, 'notApplicable'],
    ['owed from the end of the silent call on', '2026-10-23T12:00:00.000+02:00', {}, 'undetermined'],
    ['the day is not over: 20:59:59.999', '2026-10-23T20:59:59.999+02:00', {}, 'undetermined'],
    ['the day closed without a redial: 21:00', '2026-10-23T21:00:00.000+02:00', {}, 'breach'],
    [
      'redialed on Friday, Saturday still open',
      '2026-10-24T17:59:59.999+02:00',
      { redials: [FRIDAY] },
      'undetermined',
    ],
    ['redialed on Friday, Saturday missed', '2026-10-24T18:00:00.000+02:00', { redials: [FRIDAY] }, 'breach'],
    [
      'redialed on Saturday, Friday missed',
      '2026-10-24T18:00:00.000+02:00',
      { redials: [SATURDAY] },
      'breach',
    ],
    [
      'Sunday 17:59:59.999 after the clocks went back is still open',
      '2026-10-25T17:59:59.999+01:00',
      { redials: [SATURDAY, FRIDAY] },
      'undetermined',
    ],
    [
      'a redial at the very close is too late',
      '2026-10-24T09:00:00.000+02:00',
      { redials: [instant('2026-10-23T21:00:00+02:00')] },
      'breach',
    ],
    [
      'a redial before the opportunity opens is none',
      '2026-10-23T21:00:00.000+02:00',
      { redials: [instant('2026-10-23T15:59:59.999+02:00')] },
      'breach',
    ],
    [
      'lifted on Friday before the close: blocked, listed, over or answered',
      '2026-10-26T12:00:00.000+01:00',
      { closedAt: instant('2026-10-23T20:59:59.999+02:00') },
      'compliant',
    ],
    [
      'lifted when the day had closed unused',
      '2026-10-26T12:00:00.000+01:00',
      { closedAt: instant('2026-10-23T21:00:00+02:00') },
      'breach',
    ],
    ['no permitted day yet', '2026-10-24T12:00:00.000+02:00', { opportunities: [] }, 'compliant'],
  ] as const)('%s', (_, at, change, expected) => {
    expect(owedRedial.evaluate({ ...facts, ...change, at: instant(at) }).outcome).toBe(expected);
  });

  it('falls due at the close of the first opportunity that was not used', () => {
    expect(redialDue(facts)).toBe(instant('2026-10-23T21:00:00+02:00'));
    expect(redialDue({ ...facts, redials: [FRIDAY] })).toBe(instant('2026-10-24T18:00:00+02:00'));
    expect(redialDue({ ...facts, redials: [FRIDAY, SATURDAY] })).toBe(instant('2026-10-25T18:00:00+01:00'));
    expect(redialDue({ ...facts, closedAt: FRIDAY })).toBeNull();
  });
});
