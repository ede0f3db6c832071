import { describe, expect, it } from 'vitest';
import { faults } from '../../messages/check.mjs';

describe('the messages', () => {
  it('are complete in both languages and take the same values', () => {
    expect(faults()).toEqual([]);
  });
});
