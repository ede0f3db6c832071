import { describe, expect, it } from 'vitest';
import { saleOf } from '../testing/sale.ts';
import { instant } from '../testing/situation.ts';
import { recordingDeletionDue, recordingKeptUntil, recordingRetention } from './recording-retention.ts';

/** A call that ended on 24 November at 12:00: six months are over on 24 May at 12:00, summer time. */
const over = '2027-05-24T12:00:00.000+02:00';
const dispute = (openedAt: string, closedAt?: string) => ({
  openedAt: instant(openedAt),
  closedAt: closedAt === undefined ? null : instant(closedAt),
});

describe('recording-retention (4.3, 5)', () => {
  it.each([
    [
      'kept, a millisecond before the six months are over',
      '2027-05-24T11:59:59.999+02:00',
      {},
      'compliant',
      [],
    ],
    ['kept on their last day', '2027-05-24T23:59:59.999+02:00', {}, 'compliant', []],
    ['kept past that day', '2027-05-25T00:00:00.000+02:00', {}, 'breach', ['deleted']],
    ['deleted as they are over', '2027-06-30T12:00:00+02:00', { deletedAt: instant(over) }, 'compliant', []],
    [
      'deleted a millisecond early',
      '2027-06-30T12:00:00+02:00',
      { deletedAt: instant(over) - 1 },
      'breach',
      ['kept'],
    ],
    [
      'deleted a day late',
      '2027-06-30T12:00:00+02:00',
      { deletedAt: instant('2027-05-25T00:00:00+02:00') },
      'breach',
      ['deleted'],
    ],
    [
      'held by an open dispute',
      '2027-12-01T12:00:00+01:00',
      { dispute: dispute('2027-05-24T23:59:59.999+02:00') },
      'compliant',
      [],
    ],
    [
      'a dispute that began too late holds nothing',
      '2027-12-01T12:00:00+01:00',
      { dispute: dispute('2027-05-25T00:00:00.000+02:00') },
      'breach',
      ['deleted'],
    ],
    [
      'on the day the dispute is closed',
      '2027-08-02T23:59:59.999+02:00',
      { dispute: dispute('2027-01-10T12:00:00+01:00', '2027-08-02T09:00:00+02:00') },
      'compliant',
      [],
    ],
    [
      'past that day',
      '2027-08-03T00:00:00.000+02:00',
      { dispute: dispute('2027-01-10T12:00:00+01:00', '2027-08-02T09:00:00+02:00') },
      'breach',
      ['deleted'],
    ],
    [
      'a dispute closed within the six months changes nothing',
      '2027-05-24T23:59:59.999+02:00',
      { dispute: dispute('2027-01-10T12:00:00+01:00', '2027-02-01T12:00:00+01:00') },
      'compliant',
      [],
    ],
    [
      'never recorded, since the consumer refused',
      '2027-12-01T12:00:00+01:00',
      { consentedBefore: false },
      'notApplicable',
      [],
    ],
  ] as const)('%s', (_, at, recording, outcome, reasons) => {
    const judgment = recordingRetention.evaluate(saleOf({ at: instant(at), recording }));
    expect(judgment.outcome).toBe(outcome);
    expect(judgment.reasons.map(({ requirement }) => requirement)).toEqual(reasons);
  });

  it('is undetermined where nothing is known of a recording', () => {
    expect(recordingRetention.evaluate(saleOf({ recording: null })).outcome).toBe('undetermined');
  });

  it('does not see a deletion dated later than now', () => {
    const facts = saleOf({ at: instant(over) - 2, recording: { deletedAt: instant(over) - 1 } });
    expect(recordingRetention.evaluate(facts).outcome).toBe('compliant');
  });

  it.each([
    ['31 August becomes the last of February', '2026-08-31T15:00:00+02:00', '2027-02-28T15:00:00+01:00'],
    ['a leap year has one day more', '2027-08-31T15:00:00+02:00', '2028-02-29T15:00:00+01:00'],
    [
      'a wall clock inside the gap of spring moves an hour on',
      '2026-09-28T02:30:00+02:00',
      '2027-03-28T03:30:00+02:00',
    ],
    ['in the overlap of autumn it is the first', '2026-04-25T02:30:00+02:00', '2026-10-25T02:30:00+02:00'],
    ['across a year end', '2026-07-31T23:59:59.999+02:00', '2027-01-31T23:59:59.999+01:00'],
  ])('%s', (_, endedAt, until) => {
    expect(recordingKeptUntil(instant(endedAt))).toBe(instant(until));
  });

  it('has no date for deletion while a dispute is open', () => {
    const endedAt = instant('2026-11-24T12:00:00+01:00');
    expect(recordingDeletionDue(endedAt, dispute('2027-01-01T00:00:00+01:00'))).toBe(
      Number.POSITIVE_INFINITY,
    );
    expect(recordingDeletionDue(endedAt, null)).toBe(instant('2027-05-25T00:00:00+02:00'));
  });
});
