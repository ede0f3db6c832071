import { readdirSync, readFileSync } from 'node:fs';
import * as ui from '@ringratt/ui';
import { describe, expect, it } from 'vitest';

/** What is drawn bears a capital; the rest are looks and helpers. */
const components = Object.keys(ui).filter((name) => /^[A-Z]/.test(name));

const source = readdirSync(import.meta.dirname)
  .filter((file) => file.endsWith('-specimens.tsx'))
  .map((file) => readFileSync(`${import.meta.dirname}/${file}`, 'utf8'))
  .join('\n');
const headed = [...source.matchAll(/<Specimen name="(\w+)">/g)].map((match) => match[1]!);

describe('the page of components', () => {
  it('has a heading for each component that the package exports, and for nothing else, once', () => {
    expect(components.length).toBeGreaterThan(30);
    expect([...headed].sort()).toEqual([...components].sort());
  });

  it.each(components)('draws %s', (name) => {
    expect(source).toMatch(new RegExp(`<${name}[\\s>]`));
  });

  it('puts every file of specimens on the page', () => {
    const page = readFileSync(
      new URL('../app/[locale]/(portal)/settings/components/page.tsx', import.meta.url),
      'utf8',
    );
    const groups = [...source.matchAll(/export function (\w+Specimens)\(/g)].map((match) => match[1]!);
    expect(groups.length).toBeGreaterThan(3);
    for (const group of groups) expect(page).toContain(`<${group} />`);
  });
});
