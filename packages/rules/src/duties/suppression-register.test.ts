import { describe, expect, it } from 'vitest';
import { assignmentOf } from '../testing/assignment.ts';
import { suppressionRegister } from './suppression-register.ts';

const both = { offered: true, statedInPublic: true };

describe('suppression-register (2)', () => {
  it.each([
    ['both parties offer one and say so', { principal: both, contactCenter: both }, 'compliant', []],
    [
      'the principal offers none',
      { principal: { ...both, offered: false }, contactCenter: both },
      'breach',
      [['offered', 'principal']],
    ],
    [
      'the contact center does not say how',
      { principal: both, contactCenter: { ...both, statedInPublic: false } },
      'breach',
      [['statedInPublic', 'contactCenter']],
    ],
    [
      'the contact center has told nothing',
      { principal: both },
      'undetermined',
      [
        ['offered', 'contactCenter'],
        ['statedInPublic', 'contactCenter'],
      ],
    ],
    [
      'nothing of the contact center is on record',
      { principal: both, contactCenter: null },
      'undetermined',
      [
        ['offered', 'contactCenter'],
        ['statedInPublic', 'contactCenter'],
      ],
    ],
  ] as const)('%s', (_, suppressionRegisters, outcome, reasons) => {
    const judgment = suppressionRegister.evaluate(assignmentOf({ suppressionRegisters }));
    expect(judgment.outcome).toBe(outcome);
    expect(judgment.reasons.map(({ requirement, party }) => [requirement, party])).toEqual(reasons);
  });
});
