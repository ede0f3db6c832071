import { describe, expect, it } from 'vitest';
import { READ_BACK_STEPS } from '../editions/read-back-steps.ts';
import { saleOf } from '../testing/sale.ts';
import { readBack } from './read-back.ts';

const all = Object.fromEntries(READ_BACK_STEPS.map(({ id }) => [id, true]));

describe('read-back (4.2)', () => {
  it('has seven steps', () => {
    expect(READ_BACK_STEPS).toHaveLength(7);
    expect(readBack.evaluate(saleOf({ regime: 'exempt', readBack: all })).outcome).toBe('compliant');
  });

  it.each(READ_BACK_STEPS.map(({ id }) => id))('is broken without %s', (step) => {
    const judgment = readBack.evaluate(saleOf({ regime: 'exempt', readBack: { ...all, [step]: false } }));
    expect(judgment.outcome).toBe('breach');
    expect(judgment.reasons.map(({ requirement }) => requirement)).toEqual([step]);
  });

  it('is undetermined while a step is not on record', () => {
    const judgment = readBack.evaluate(
      saleOf({ regime: 'exempt', readBack: { ...all, 'order-read': null } }),
    );
    expect(judgment.outcome).toBe('undetermined');
    expect(readBack.evaluate(saleOf({ regime: 'exempt' })).reasons).toHaveLength(7);
  });

  it.each(['dal2', 'dal3'] as const)('binds no sale under %s', (regime) => {
    expect(readBack.evaluate(saleOf({ regime })).outcome).toBe('notApplicable');
  });
});
