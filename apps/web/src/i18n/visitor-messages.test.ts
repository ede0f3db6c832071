import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, it } from 'vitest';
import { visitorNames } from './visitor-messages';

const source = resolve(import.meta.dirname, '..');

/** The file of the portal's own that an import names. */
function fileOf(from: string, named: string): string | undefined {
  const base = named.startsWith('@/')
    ? join(source, named.slice(2))
    : named.startsWith('.') && join(dirname(from), named);
  if (!base) return undefined;
  const files = [base, `${base}.ts`, `${base}.tsx`, join(base, 'index.ts')];
  return files.find((file) => existsSync(file) && statSync(file).isFile());
}

/** The names of messages that scripts ask for, by where, among all that the pages before signing in lead to. */
function asked(): Map<string, string> {
  const names = new Map<string, string>();
  const seen = new Set<string>();
  const read = (file: string, scripted: boolean): void => {
    const text = readFileSync(file, 'utf8');
    const inBrowser = scripted || text.startsWith("'use client'");
    const key = `${file} ${inBrowser}`;
    if (seen.has(key) || text.startsWith("'use server'")) return;
    seen.add(key);
    if (inBrowser) {
      for (const [, named] of text.matchAll(/useTranslations\('(\w+)'\)/g)) names.set(named!, file);
      if (text.includes('useTranslations()'))
        for (const [, named] of text.matchAll(/\bt(?:\.\w+)?\(\s*['`](\w+)\./g)) names.set(named!, file);
    }
    for (const [, named] of text.matchAll(/from\s+'([^']+)'/g)) {
      const next = fileOf(file, named!);
      if (next) read(next, inBrowser);
    }
  };
  const pages = join(source, 'app');
  for (const name of readdirSync(pages, { recursive: true, encoding: 'utf8' }))
    if (name.endsWith('.tsx') && !/\(portal\)|^api/.test(name)) read(join(pages, name), false);
  return names;
}

it('are all that scripts before signing in ask for, and nothing that none asks for', () => {
  const found = asked();
  const unknown = [...found].filter(([name]) => !(visitorNames as readonly string[]).includes(name));
  expect(unknown.map(([name, file]) => `${name} in ${relative(source, file)}`)).toEqual([]);
  expect(visitorNames.filter((name) => !found.has(name))).toEqual([]);
});
