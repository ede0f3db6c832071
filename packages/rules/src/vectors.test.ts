import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decide, explain, formatInstant, mayCall, nextAllowedAt, parseCase } from './index.ts';

const lines = (name: string) =>
  readFileSync(new URL(`../fixtures/${name}`, import.meta.url), 'utf8')
    .trimEnd()
    .split('\n');

const cases = lines('check.jsonl');
const expected = lines('check.expected.jsonl');
const shown = (instant: number | null) => (instant === null ? null : formatInstant(instant));

describe('the sample cases with their right answers', () => {
  it('are 400', () => expect([cases.length, expected.length]).toEqual([400, 400]));

  it.each(cases.map((line, i) => [i + 1, line, expected[i]!] as const))('line %i', (_, line, answer) => {
    const parsed = parseCase(JSON.parse(line));
    if ('error' in parsed) throw new Error(parsed.error.message);
    const decision = decide(parsed.case);
    expect({
      id: parsed.id,
      allowed: decision.allowed,
      findings: decision.findings.map((finding) => ({ ...finding, until: shown(finding.until) })),
      nextAllowedAt: shown(decision.nextAllowedAt),
    }).toEqual(JSON.parse(answer));
    expect(mayCall(parsed.case)).toBe(decision.allowed);
    expect(nextAllowedAt(parsed.case)).toBe(decision.nextAllowedAt);
    const refused = explain(parsed.case).filter(
      ({ outcome }) => outcome === 'breach' || outcome === 'undetermined',
    );
    expect(refused).toEqual(decision.findings);
  });
});
