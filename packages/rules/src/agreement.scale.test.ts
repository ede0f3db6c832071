import { expect, it } from 'vitest';
import { expectAgreement } from './testing/agreement.ts';

it('answers 100,000 cases as the plain reading of the guidelines does', () => {
  // Ten draws, so that a fault is shown with the seed of its own ten thousand.
  for (let seed = 1; seed <= 10; seed += 1) expect(expectAgreement(10_000, seed).allowed).toBeGreaterThan(0);
});
