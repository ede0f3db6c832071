import { describe, expect, it } from 'vitest';
import { instant } from '../testing/situation.ts';
import { complaintDeadline, violationReport } from './violation-report.ts';

const callAt = instant('2026-10-24T12:00:00+02:00');
/** Three months on, by the wall clock. */
const deadline = instant('2027-01-24T12:00:00+01:00');
const later = instant('2027-06-01T12:00:00+02:00');
const report = { to: 'nix-board', against: 'principal', at: deadline - 1 } as const;

describe('violation-report (introduction)', () => {
  it.each([
    ['no incident', later, null, 'notApplicable', []],
    ['open, a millisecond before three months', deadline - 1, { callAt }, 'undetermined', ['answered']],
    ['open when they are over', deadline, { callAt }, 'breach', ['answered']],
    ['reported in their last millisecond', later, { callAt, report }, 'compliant', []],
    [
      'reported when they are over',
      later,
      { callAt, report: { ...report, at: deadline } },
      'breach',
      ['inTime'],
    ],
    [
      'reported against the contact center',
      later,
      { callAt, report: { ...report, against: 'contactCenter' } },
      'breach',
      ['againstPrincipal'],
    ],
    ['a report dated later than now', deadline - 2, { callAt, report }, 'undetermined', ['answered']],
    [
      'the Consumer Agency hears of it at any time',
      later,
      { callAt, report: { ...report, to: 'consumer-agency', at: later } },
      'compliant',
      [],
    ],
    [
      'and against whomever',
      later,
      { callAt, report: { ...report, to: 'consumer-agency', against: 'contactCenter' } },
      'compliant',
      [],
    ],
    [
      'not reported, with a reason',
      later,
      { callAt, decision: { at: later, reason: 'The consumer was repaid.' } },
      'compliant',
      [],
    ],
    [
      'not reported, the reason blank',
      later,
      { callAt, decision: { at: later, reason: ' ' } },
      'breach',
      ['answered'],
    ],
    [
      'a decision dated later than now',
      later,
      { callAt, decision: { at: later + 1, reason: 'Repaid.' } },
      'breach',
      ['answered'],
    ],
    [
      'a late report with a reasoned decision',
      later,
      { callAt, report: { ...report, at: deadline }, decision: { at: later, reason: 'Found by an audit.' } },
      'compliant',
      [],
    ],
  ] as const)('%s', (_, at, incident, outcome, reasons) => {
    const judgment = violationReport.evaluate({ at, incident });
    expect(judgment.outcome).toBe(outcome);
    expect(judgment.reasons.map(({ requirement }) => requirement)).toEqual(reasons);
  });

  it.each([
    ['30 November becomes the last of February', '2026-11-30T12:00:00+01:00', '2027-02-28T12:00:00+01:00'],
    [
      'a wall clock inside the gap of spring moves an hour on',
      '2026-12-28T02:30:00+01:00',
      '2027-03-28T03:30:00+02:00',
    ],
  ])('%s', (_, call, expected) => {
    expect(complaintDeadline(instant(call))).toBe(instant(expected));
  });
});
