import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    projects: [
      'packages/*/vitest.config.ts',
      'apps/*/vitest.config.ts',
      'apps/*/e2e/vitest.config.ts',
      'tooling/*/vitest.config.ts',
    ],
    // A test file spends its time waiting for Postgres: two of them fill two cores.
    maxWorkers: 2,
  },
});
