import fc from 'fast-check';
import { decide, mayCall, nextAllowedAt } from '../decide.ts';
import { casesWithLimits } from './cases.ts';
import { referenceDecision } from './reference.ts';

/** How often each rule refused, and how many cases passed: shows that the draw reaches every rule. */
export type Tally = Record<string, number>;

/** Draws so many cases and throws on the first, made small, that the engine and the plain reading answer apart. */
export function expectAgreement(runs: number, seed: number): Tally {
  const tally: Tally = { allowed: 0 };
  const count = (name: string) => {
    tally[name] = (tally[name] ?? 0) + 1;
  };
  const agree = fc.property(casesWithLimits, ([c, limits]) => {
    const { allowed, findings, nextAllowedAt: next } = decide(c, limits);
    if (allowed) count('allowed');
    for (const { rule, outcome } of findings) count(`${rule} ${outcome}`);
    const expected = JSON.stringify(referenceDecision(c, limits));
    const answered = JSON.stringify({ allowed, findings, nextAllowedAt: next });
    if (answered !== expected) throw new Error(`engine ${answered}\nplain  ${expected}`);
    if (mayCall(c, limits) !== allowed) throw new Error('mayCall answers otherwise');
    if (nextAllowedAt(c, limits) !== next) throw new Error('nextAllowedAt answers otherwise');
  });
  fc.assert(agree, { numRuns: runs, seed });
  return tally;
}
