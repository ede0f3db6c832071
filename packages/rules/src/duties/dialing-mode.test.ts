import { describe, expect, it } from 'vitest';
import { assignmentOf } from '../testing/assignment.ts';
import { dialingMode } from './dialing-mode.ts';

const declared = { modes: ['manual', 'predictive'], machineDetection: false, delay: false } as const;

describe('dialing-mode (3.3)', () => {
  it.each([
    ['all of it declared', declared, 'compliant', []],
    ['one mode is enough', { ...declared, modes: ['manual'] }, 'compliant', []],
    ['no mode named', { ...declared, modes: [] }, 'undetermined', ['modes']],
    ['machine detection in use', { ...declared, machineDetection: true }, 'breach', ['noMachineDetection']],
    ['a delay in use', { ...declared, delay: true }, 'breach', ['noDelay']],
    ['delay not declared', { ...declared, delay: null }, 'undetermined', ['noDelay']],
    ['nothing declared', null, 'undetermined', ['modes', 'noMachineDetection', 'noDelay']],
  ] as const)('%s', (_, dialer, outcome, reasons) => {
    const judgment = dialingMode.evaluate(assignmentOf({ dialer }));
    expect(judgment.outcome).toBe(outcome);
    expect(judgment.reasons.map(({ requirement }) => requirement)).toEqual(reasons);
  });
});
