import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';

import { root } from './project.mjs';

const house = mkdtempSync(join(tmpdir(), 'ringratt-house-'));
afterAll(() => rmSync(house, { recursive: true }));

/** Cruises a house of these files alone under the repository's rules. */
function cruise(files: Record<string, string>) {
  rmSync(house, { recursive: true });
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(house, path)), { recursive: true });
    writeFileSync(join(house, path), text);
  }
  const config = join(root, '.dependency-cruiser.cjs');
  const program = join(root, 'node_modules', '.bin', 'depcruise');
  const found = spawnSync(program, ['--config', config, '--output-type', 'err-long', '.'], { cwd: house });
  return { status: found.status, report: String(found.stdout).replace(/\s+/g, ' ') };
}

describe('the boundaries between the rooms', () => {
  it.each([
    ['db reaches for services', 'packages/db/src/a.ts', '@ringratt/services', 'move the act to services'],
    ['rules reach for a table', 'packages/rules/src/a.ts', '@ringratt/db', 'Pass the fact in as an argument'],
    ['rules read a file', 'packages/rules/src/a.ts', 'node:fs', 'take what you need as an argument'],
    ['a router reaches for a table', 'packages/trpc/src/a.ts', '@ringratt/db', 'call a service'],
    ['a door is passed by', 'packages/services/src/a.ts', '../../rules/src/days.ts', 'by its name'],
    [
      'an app reads tables',
      'apps/worker/src/a.ts',
      '../../../packages/db/src/index.ts',
      'reach data through services',
    ],
    ['a room for anything', 'packages/services/src/a.ts', './utils/index.ts', 'No utils, lib, shared'],
  ])('tell how to mend it where %s', (_, from, to, remedy) => {
    const { status, report } = cruise({
      [from]: `export * from '${to}';`,
      'packages/rules/src/days.ts': 'export const day = 1;',
      'packages/db/src/index.ts': 'export const table = 1;',
      'packages/services/src/utils/index.ts': 'export const anything = 1;',
    });
    expect(report).toContain(remedy);
    expect(status).toBeGreaterThan(0);
  });

  it('are silent about what is allowed', () => {
    const { status, report } = cruise({
      'packages/services/src/index.ts': "import './suppressions.ts';",
      'packages/services/src/suppressions.ts': 'export const add = 1;',
    });
    expect(report).toContain('no dependency violations');
    expect(status).toBe(0);
  });
});
