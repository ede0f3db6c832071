/** `npm run bench`: hands its arguments to the bench. */
import './node-version.mjs';

const { attend } = await import('./attend.mjs');
const { run, typescript } = await import('./processes.mjs');

await attend(async () => {
  await run({
    name: 'The bench',
    args: [...typescript, 'tooling/bench/src/run.ts', ...process.argv.slice(2)],
    shown: true,
  });
  return 0;
});
