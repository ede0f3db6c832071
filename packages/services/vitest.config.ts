import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'services',
    include: ['src/**/*.test.ts'],
    globalSetup: ['@ringratt/testing/database-setup'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
