/** `pnpm verify`: format, lint, types, boundaries and dead code, without running anything. */
import './node-version.mjs';

const { check } = await import('./checks.mjs');
const { attend } = await import('./attend.mjs');

await attend(async () => {
  const { failed } = await check();
  return failed ? 1 : 0;
});
