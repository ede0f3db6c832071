import { describe, expect, it } from 'vitest';
import { instant } from '../testing/situation.ts';
import { dataMinimization } from './data-minimization.ts';

const purposeEndsAt = instant('2026-12-31T14:00:00+01:00');
const hash = { limitsKeepHashOnly: true, purposeEndsAt };

describe('data-minimization (5)', () => {
  it.each([
    ['the purpose has not ended', '2026-12-31T13:59:59.999+01:00', hash, 'compliant', []],
    ['the day it ends is not over', '2026-12-31T23:59:59.999+01:00', hash, 'compliant', []],
    ['the day is over, the year too', '2027-01-01T00:00:00.000+01:00', hash, 'breach', ['erased']],
    [
      'erased that day',
      '2027-06-01T12:00:00+02:00',
      { ...hash, erasedAt: instant('2026-12-31T23:59:59.999+01:00') },
      'compliant',
      [],
    ],
    [
      'erased the day after',
      '2027-06-01T12:00:00+02:00',
      { ...hash, erasedAt: instant('2027-01-01T00:00:00+01:00') },
      'breach',
      ['erased'],
    ],
    [
      'erased before, by a wish of the consumer',
      '2027-06-01T12:00:00+02:00',
      { ...hash, erasedAt: 0 },
      'compliant',
      [],
    ],
    [
      'an erasure dated later than now',
      '2027-01-01T00:00:00+01:00',
      { ...hash, erasedAt: instant('2027-01-01T00:00:00.001+01:00') },
      'breach',
      ['erased'],
    ],
    [
      'no end of the purpose is known',
      '2027-06-01T12:00:00+02:00',
      { limitsKeepHashOnly: true },
      'compliant',
      [],
    ],
    [
      'the limits keep the number itself',
      '2026-12-31T12:00:00+01:00',
      { ...hash, limitsKeepHashOnly: false },
      'breach',
      ['limitsKeepHashOnly'],
    ],
    [
      'what the limits keep is not on record',
      '2026-12-31T12:00:00+01:00',
      { purposeEndsAt },
      'undetermined',
      ['limitsKeepHashOnly'],
    ],
    ['not asked for', '2026-12-31T12:00:00+01:00', null, 'notApplicable', []],
  ] as const)('%s', (_, at, personalData, outcome, reasons) => {
    const judgment = dataMinimization.evaluate({ at: instant(at), personalData });
    expect(judgment.outcome).toBe(outcome);
    expect(judgment.reasons.map(({ requirement }) => requirement)).toEqual(reasons);
  });
});
