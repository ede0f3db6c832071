import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { name: 'bootstrap', include: ['*.test.ts'], testTimeout: 60_000 } });
