// JavaScript: Node loads it, by way of a vitest.config.ts, before anything could translate TypeScript.
import { configDefaults, defineConfig } from 'vitest/config';

/** The long tests: millions of rows, faults injected. They run alone, by `npm run test:scale`. */
const long = '**/*.scale.test.ts';

/**
 * A package's vitest configuration.
 *
 * @param {string} name the folder's, by which `vitest run --project` chooses
 * @param {{ database?: boolean }} [needs] `database` lets its test files call testDatabase
 */
export function project(name, { database = false } = {}) {
  const scale = Boolean(process.env.RINGRATT_SCALE);
  return defineConfig({
    test: {
      name,
      include: scale ? [`src/${long}`] : ['src/**/*.test.{ts,tsx}'],
      exclude: scale ? configDefaults.exclude : [...configDefaults.exclude, long],
      globalSetup: database ? ['@ringratt/testing/database-setup'] : [],
      testTimeout: scale ? 900_000 : 30_000,
      hookTimeout: scale ? 900_000 : 120_000,
    },
  });
}
