import { defineConfig } from 'vitest/config';
import { cutOut, isGuarded, withSwitches } from './sites.mjs';

/** The tests of guards.mjs: the services with a switch before each check, and without the condition that is tried. */
export default defineConfig({
  plugins: [
    {
      name: 'ringratt-guards',
      enforce: 'pre',
      transform: (code, id) => (isGuarded(id) ? withSwitches(id, cutOut(id, code)) : undefined),
    },
  ],
  server: { deps: { inline: [/@ringratt/] } },
  test: {
    root: new URL('../../', import.meta.url).pathname,
    include: (process.env.RINGRATT_GUARD_TESTS ?? '').split(',').filter(Boolean),
    globalSetup: ['tooling/testing/src/database-setup.ts'],
    setupFiles: ['tooling/guards/turn-off.mjs'],
    server: { deps: { inline: [/packages\//] } },
    testTimeout: 600_000,
    hookTimeout: 120_000,
    bail: 1,
  },
});
