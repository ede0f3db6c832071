import { configDefaults, defineConfig } from 'vitest/config';

/** What loads an instance for long walks alone, by `npm run test:scale`. */
const long = '*.scale.test.ts';
const scale = Boolean(process.env.RINGRATT_SCALE);

export default defineConfig({
  test: {
    name: 'e2e',
    root: import.meta.dirname,
    include: scale ? [long] : ['*.test.ts'],
    exclude: scale ? configDefaults.exclude : [...configDefaults.exclude, long],
    globalSetup: ['@ringratt/testing/instance-setup'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // One instance serves every journey; one browser at a time leaves it a core.
    fileParallelism: false,
  },
});
