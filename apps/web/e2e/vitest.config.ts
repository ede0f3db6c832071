import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'e2e',
    root: import.meta.dirname,
    include: ['*.test.ts'],
    globalSetup: ['@ringratt/testing/instance-setup'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
    // One instance serves every journey; one browser at a time leaves it a core.
    fileParallelism: false,
  },
});
