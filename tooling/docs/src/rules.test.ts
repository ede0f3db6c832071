import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { duties } from '@ringratt/rules';
import { describe, expect, it } from 'vitest';
import { RULES_FOLDER, rulesPages } from './pages.ts';

const pages = rulesPages();
const HOW = 'stale: run `pnpm run docs` and commit docs/rules';

describe('docs/rules', () => {
  it('holds a page a duty, the index and the rulings, and nothing else', () => {
    expect(pages.size).toBe(duties.length + 2);
    expect(readdirSync(RULES_FOLDER).sort(), HOW).toEqual([...pages.keys()].sort());
  });

  it.each([...pages.keys()])('%s is fresh', (name) => {
    expect(readFileSync(new URL(name, RULES_FOLDER), 'utf8'), HOW).toBe(pages.get(name));
  });

  it.each([...pages])('%s links to what exists', (_, text) => {
    for (const [, target] of text.matchAll(/\]\(([^)]+)\)/g)) {
      expect(existsSync(new URL(target!, RULES_FOLDER)), target).toBe(true);
    }
  });

  it('reaches every duty from the index', () => {
    for (const { id } of duties) expect(pages.get('README.md')).toContain(`](${id}.md)`);
  });
});
