import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

import { Failure } from './problems.mjs';
import { run } from './processes.mjs';
import { step } from './progress.mjs';
import { root } from './project.mjs';

/** @typedef {{ passed: number, failed: number, skipped: number }} Counts */

/**
 * Runs vitest and counts what it did.
 * @param {string} title
 * @param {string[]} args
 * @param {{ scale: boolean }} options
 * @returns {Promise<Counts>}
 */
export async function runTests(title, args, { scale }) {
  const folder = mkdtempSync(join(tmpdir(), 'ringratt-report-'));
  const file = join(folder, 'report.json');
  const vitest = join(root, 'node_modules', 'vitest', 'vitest.mjs');
  let ended = true;
  try {
    await step(title, () =>
      run({
        name: title,
        args: [
          vitest,
          'run',
          '--passWithNoTests',
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${file}`,
          ...args,
        ],
        env: { ...process.env, NODE_ENV: 'test', RINGRATT_SCALE: scale ? '1' : undefined },
        shown: true,
      }),
    );
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    ended = false;
  }
  const counts = count(file);
  rmSync(folder, { recursive: true, force: true });
  // A set-up that fell, or an error between two tests, is a failure that no test bears.
  if (!ended && counts.failed === 0) counts.failed = 1;
  return counts;
}

/**
 * @param {string} file vitest's report
 * @returns {Counts}
 */
function count(file) {
  const counts = { passed: 0, failed: 0, skipped: 0 };
  let report;
  try {
    report = JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return counts;
  }
  for (const { status, assertionResults } of report.testResults) {
    // A file that could not even be loaded has no tests to fail.
    if (status === 'failed' && !assertionResults.some(fails)) counts.failed++;
    for (const test of assertionResults) {
      if (fails(test)) counts.failed++;
      else if (test.status === 'passed') counts.passed++;
      else counts.skipped++;
    }
  }
  return counts;
}

/** @param {{ status: string }} test */
function fails(test) {
  return test.status === 'failed';
}

/**
 * @param {Counts[]} all
 * @returns {Counts}
 */
export function sum(all) {
  const total = { passed: 0, failed: 0, skipped: 0 };
  for (const one of all) {
    total.passed += one.passed;
    total.failed += one.failed;
    total.skipped += one.skipped;
  }
  return total;
}
