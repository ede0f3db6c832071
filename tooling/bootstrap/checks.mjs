/** What can be said about the code without running it. */
import { availableParallelism } from 'node:os';
import { join } from 'node:path';

import { Failure } from './problems.mjs';
import { run } from './processes.mjs';
import { say, step } from './progress.mjs';
import { root } from './project.mjs';
import { quiet } from './turbo.mjs';

/** @param {string} name */
const tool = (name) => join(root, 'node_modules', '.bin', name);

const checks = [
  { title: 'Checking format and lint', program: tool('biome'), args: ['check', '--error-on-warnings', '.'] },
  {
    title: 'Checking types',
    program: tool('turbo'),
    // By itself it would run ten compilers at once, whatever the machine.
    args: [
      'run',
      'typecheck',
      '--continue',
      '--output-logs=errors-only',
      '--no-update-notifier',
      `--concurrency=${availableParallelism()}`,
    ],
  },
  {
    title: 'Checking boundaries',
    program: tool('depcruise'),
    args: ['--config', '.dependency-cruiser.cjs', '--output-type', 'err-long', 'apps', 'packages', 'tooling'],
  },
  { title: 'Checking spelling', program: tool('cspell'), args: ['lint', '--no-progress', '--no-summary'] },
  { title: 'Looking for dead code', program: tool('knip'), args: ['--no-progress'] },
];

/**
 * Runs every check, the later ones too when one fails.
 * @returns {Promise<{ passed: number, failed: number }>}
 */
export async function check() {
  const counts = { passed: 0, failed: 0 };
  for (const { title, program, args } of checks) {
    try {
      await step(title, () => run({ name: title, program, args, env: quiet() }));
      counts.passed++;
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      say(`✗ ${title}\n\n${error.output}\n`);
      counts.failed++;
    }
  }
  return counts;
}
