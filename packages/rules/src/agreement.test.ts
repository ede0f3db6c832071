import { expect, it } from 'vitest';
import { attemptDuties } from './index.ts';
import { expectAgreement } from './testing/agreement.ts';

it('answers 2,000 cases as the plain reading of the guidelines does', () => {
  const tally = expectAgreement(2_000, 20_210_701);
  expect(tally.allowed).toBeGreaterThan(50);
  for (const { id } of attemptDuties) expect(tally[`${id} breach`], id).toBeGreaterThan(5);
  expect(tally['nix-register undetermined']).toBeGreaterThan(50);
});
