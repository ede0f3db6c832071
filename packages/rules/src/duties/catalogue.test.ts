import { describe, expect, it } from 'vitest';
import { DUTY_IDS } from '../duty.ts';
import { attemptDuties } from './index.ts';

describe('the catalogue', () => {
  it('lists every id once, each stage sorted', () => {
    const all = Object.values(DUTY_IDS).flat();
    expect(new Set(all).size).toBe(44);
    for (const ids of Object.values(DUTY_IDS)) expect([...ids].sort()).toEqual([...ids]);
  });

  it('judges by rules sorted by id', () => {
    const ids = attemptDuties.map((duty) => duty.id);
    expect([...ids].sort()).toEqual(ids);
  });
});
