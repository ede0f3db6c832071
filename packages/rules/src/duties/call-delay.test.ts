import { describe, expect, it } from 'vitest';
import { callDelay } from './call-delay.ts';

const declared = { machineDetection: false, delay: false };

describe('call-delay (3.3)', () => {
  it.each([
    [
      'declared free of both, no calls yet',
      { ...declared, answered: 0, answeredWithoutTalk: 0 },
      'compliant',
      [],
    ],
    [
      '1 in 100 without talk raises no suspicion',
      { ...declared, answered: 100, answeredWithoutTalk: 1 },
      'compliant',
      [],
    ],
    [
      '1 in 99 does',
      { ...declared, answered: 99, answeredWithoutTalk: 1 },
      'undetermined',
      ['fewWithoutTalk'],
    ],
    [
      '21 in 2,000 does',
      { ...declared, answered: 2_000, answeredWithoutTalk: 21 },
      'undetermined',
      ['fewWithoutTalk'],
    ],
    [
      'counts that are no numbers do',
      { ...declared, answered: Number.NaN, answeredWithoutTalk: 0 },
      'undetermined',
      ['fewWithoutTalk'],
    ],
    [
      'machine detection declared',
      { machineDetection: true, delay: false, answered: 100, answeredWithoutTalk: 0 },
      'breach',
      ['noMachineDetection'],
    ],
    [
      'a delay declared',
      { machineDetection: false, delay: true, answered: 100, answeredWithoutTalk: 0 },
      'breach',
      ['noDelay'],
    ],
    [
      'nothing declared',
      { answered: 100, answeredWithoutTalk: 0 },
      'undetermined',
      ['noMachineDetection', 'noDelay'],
    ],
  ] as const)('%s', (_, day, expected, reasons) => {
    const judgment = callDelay.evaluate(day);
    expect(judgment.outcome).toBe(expected);
    expect(judgment.reasons.map(({ requirement }) => requirement)).toEqual(reasons);
  });
});
