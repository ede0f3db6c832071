import { describe, expect, it } from 'vitest';
import { assignmentOf } from '../testing/assignment.ts';
import { addressSource } from './address-source.ts';

describe('address-source (4.1)', () => {
  it.each([
    ['a list with its source', [{ id: 'l1', source: 'Own customers' }], 'compliant', []],
    ['one of two lists without', [{ id: 'l1', source: 'Own customers' }, { id: 'l2' }], 'breach', ['source']],
    ['a source of blanks is none', [{ id: 'l1', source: '  ' }], 'breach', ['source']],
    ['no list yet', [], 'undetermined', ['list']],
    ['lists not on record', null, 'undetermined', ['list']],
  ] as const)('%s', (_, lists, outcome, reasons) => {
    const judgment = addressSource.evaluate(assignmentOf({ lists }));
    expect(judgment.outcome).toBe(outcome);
    expect(judgment.reasons.map(({ requirement }) => requirement)).toEqual(reasons);
  });
});
