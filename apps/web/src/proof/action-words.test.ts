import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { expect, test } from 'vitest';
import en from '../../messages/en.json' with { type: 'json' };
import sv from '../../messages/sv.json' with { type: 'json' };

const services = fileURLToPath(new URL('../../../../packages/services/src', import.meta.url));

/** Every action that a service's source names as the one it leaves in the trail. */
function recorded(): string[] {
  const sources = readdirSync(services, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('test'))
    .map((file) => readFileSync(`${services}/${file}`, 'utf8'));
  const named = sources.flatMap((source) => [
    ...source.matchAll(/\baction: [^,\n]*?'([a-z][\w-]*\.[\w-]+)'(?: : '([a-z][\w-]*\.[\w-]+)')?/g),
    ...source.matchAll(/\bevent\('([a-z][\w-]*\.[\w-]+)'\)/g),
  ]);
  return [...new Set(named.flatMap(([, one, other]) => (other ? [one!, other] : [one!])))].sort();
}

test('every action of the trail has words in both languages', () => {
  const actions = recorded();
  expect(actions.length).toBeGreaterThan(90);
  for (const { actions: words } of [sv, en])
    expect(actions.filter((action) => !(action.replace('.', '-') in words))).toEqual([]);
});
