import { describe, expect, it } from 'vitest';
import { requireStrongSecrets } from './strong-secrets.ts';

const strong = 'x'.repeat(32);

describe('secrets in production', () => {
  it('have 32 bytes or more, and each that has not is named, not shown', () => {
    expect(requireStrongSecrets({ numberKey: strong, checkpoint: undefined }, true)).toBeTruthy();
    expect(() =>
      requireStrongSecrets({ numberKey: strong, apiKey: 'hunter2', authSecret: 'y'.repeat(31) }, true),
    ).toThrow(/apiKey, authSecret(?!.*hunter2)/);
    expect(requireStrongSecrets({ apiKey: 'hunter2' }, false)).toEqual({ apiKey: 'hunter2' });
  });
});
