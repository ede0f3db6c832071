import { describe, expect, it } from 'vitest';
import type { ActivationFacts } from '../facts/assignment.ts';
import { assignmentOf, GATE_AT } from '../testing/assignment.ts';
import { instant } from '../testing/situation.ts';
import { numberTraceability, traceableUntil } from './number-traceability.ts';

const number = { number: '+46812345678', from: GATE_AT, searchable: true };
/** Three months after the last attempt on 18 December at 21. */
const until = instant('2027-03-18T21:00:00+01:00');

describe('number-traceability (3.1)', () => {
  it.each([
    ['registered from this instant on, without an end', { presentedNumbers: [number] }, 'compliant', []],
    [
      'registered from the next millisecond',
      { presentedNumbers: [{ ...number, from: GATE_AT + 1 }] },
      'breach',
      ['shown'],
    ],
    [
      'given up this instant',
      { presentedNumbers: [{ ...number, from: 0, to: GATE_AT }] },
      'breach',
      ['shown'],
    ],
    ['no number', { presentedNumbers: [] }, 'breach', ['shown']],
    ['numbers not on record', { presentedNumbers: null }, 'undetermined', ['shown']],
    [
      'kept to three months after the last attempt',
      { presentedNumbers: [{ ...number, to: until }] },
      'compliant',
      [],
    ],
    [
      'a millisecond less',
      { presentedNumbers: [{ ...number, to: until - 1 }] },
      'breach',
      ['staysRegistered'],
    ],
    [
      'kept to some day, the last attempt unknown',
      { presentedNumbers: [{ ...number, to: until }], lastAttemptBy: null },
      'undetermined',
      ['staysRegistered'],
    ],
    [
      'kept for good, the last attempt unknown',
      { presentedNumbers: [number], lastAttemptBy: null },
      'compliant',
      [],
    ],
    [
      'no search finds it',
      { presentedNumbers: [{ ...number, searchable: false }] },
      'breach',
      ['searchable'],
    ],
    [
      'whether a search finds it is not on record',
      { presentedNumbers: [{ ...number, searchable: null }] },
      'undetermined',
      ['searchable'],
    ],
    [
      'each number is asked: one of two fails, another is unknown',
      {
        presentedNumbers: [
          { ...number, searchable: null },
          { ...number, searchable: false },
        ],
      },
      'breach',
      ['searchable'],
    ],
    [
      'a number given up earlier is not asked',
      { presentedNumbers: [number, { ...number, from: 0, to: GATE_AT - 1, searchable: false }] },
      'compliant',
      [],
    ],
    ['its end stated as open', { presentedNumbers: [{ ...number, to: null }] }, 'compliant', []],
    [
      'one of two numbers not on record',
      { presentedNumbers: [number, { ...number, searchable: null }] },
      'undetermined',
      ['searchable'],
    ],
  ] as [string, Partial<ActivationFacts>, string, string[]][])('%s', (_, change, outcome, reasons) => {
    const judgment = numberTraceability.evaluate(assignmentOf(change));
    expect(judgment.outcome).toBe(outcome);
    expect(judgment.reasons.map(({ requirement }) => requirement)).toEqual(reasons);
  });

  it.each([
    ['30 November becomes the last of February', '2026-11-30T12:00:00+01:00', '2027-02-28T12:00:00+01:00'],
    [
      'across the clocks going forward the wall clock stays',
      '2026-12-29T12:00:00+01:00',
      '2027-03-29T12:00:00+02:00',
    ],
  ])('%s', (_, last, expected) => {
    expect(traceableUntil(instant(last))).toBe(instant(expected));
  });
});
