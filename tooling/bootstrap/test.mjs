/**
 * `npm test`: the checks, the tests of every package, then the journeys in a browser. Arguments choose test
 * files by a part of their path and leave the checks out; `--scale` runs the long tests alone.
 */
import './node-version.mjs';

const { attend } = await import('./attend.mjs');
const { check } = await import('./checks.mjs');
const { runTests, sum } = await import('./tests.mjs');

const args = process.argv.slice(2);
const scale = args.includes('--scale');
const chosen = args.filter((arg) => arg !== '--scale');

await attend(async () => {
  const results = [];
  if (!scale && chosen.length === 0) results.push({ ...(await check()), skipped: 0 });
  results.push(await runTests("Running the packages' tests", ['--project', '!e2e', ...chosen], { scale }));
  results.push(await runTests('Walking the journeys', ['--project', 'e2e', ...chosen], { scale }));
  const { passed, failed, skipped } = sum(results);
  process.stdout.write(`\n${passed} passed, ${failed} failed, ${skipped} skipped\n`);
  return failed || passed === 0 ? 1 : 0;
});
