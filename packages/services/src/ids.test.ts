import fc from 'fast-check';
import { expect, it } from 'vitest';
import { internalId, newId, publicId } from './ids.ts';

it('orders ids by their instant, and by when they were asked for within one', () => {
  const instants = fc.array(fc.nat(), { minLength: 1, maxLength: 20 });
  fc.assert(
    fc.property(instants, fc.integer({ min: 1, max: 50 }), (unsorted, each) => {
      const made = unsorted.sort((a, b) => a - b).flatMap((now) => Array.from({ length: each }, () => now));
      const ids = made.map(newId);
      expect(ids.toSorted()).toEqual(ids);
      expect(new Set(ids).size).toBe(ids.length);
      const shown = ids.map((id) => publicId('attempt', id));
      expect(shown.toSorted()).toEqual(shown);
      expect(shown.map((id) => internalId('attempt', id))).toEqual(ids);
    }),
  );
});
