import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    name: 'web',
    include: ['src/**/*.test.{ts,tsx}'],
    globalSetup: ['@ringratt/testing/database-setup'],
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
