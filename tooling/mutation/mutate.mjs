/**
 * `node tooling/mutation/mutate.mjs [name …]`: changes each rule in one place at a time (a comparison flipped, a
 * bound moved by one), runs that rule's test and the sample cases on the changed copy, and names every change that
 * no test noticed. Works on copies in a temporary folder; the working tree stays as it is. Exit status 1 where a
 * change survived that equivalent.mjs does not explain.
 */
import { spawn } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { EQUIVALENT } from './equivalent.mjs';
import { mutantsOf } from './mutants.mjs';

const root = new URL('../../', import.meta.url).pathname;
const rules = join(root, 'packages/rules');
const BATCH = 40;
/** Milliseconds without a word from the tests, past which some loop is taken to have lost its end. */
const PATIENCE = 60_000;

/** What is changed, and the tests that have to notice. */
async function targets(named) {
  const files = await readdir(join(rules, 'src/duties'));
  const tested = files.filter((file) => files.includes(file.replace(/\.ts$/, '.test.ts')));
  const duties = tested.map((file) => ({
    file: `duties/${file}`,
    tests: [`duties/${file.replace(/\.ts$/, '.test.ts')}`, 'vectors.test.ts'],
  }));
  const all = [
    ...duties,
    {
      file: 'situation.ts',
      tests: [
        'decide.test.ts',
        'vectors.test.ts',
        'duties/dedicated-redial.test.ts',
        'duties/daily-attempts.test.ts',
      ],
    },
    { file: 'decide.ts', tests: ['decide.test.ts', 'vectors.test.ts'] },
    { file: 'limits.ts', tests: ['limits.test.ts'] },
    { file: 'time/months.ts', tests: ['time/days.test.ts'] },
    { file: 'time/working-days.ts', tests: ['time/days.test.ts'] },
    { file: 'time/holidays.ts', tests: ['time/days.test.ts'] },
    { file: 'time/zone.ts', tests: ['time/days.test.ts'] },
    { file: 'time/days.ts', tests: ['time/days.test.ts'] },
    { file: 'time/instants.ts', tests: ['time/days.test.ts'] },
  ];
  return named.length === 0 ? all : all.filter(({ file }) => named.some((name) => file.includes(name)));
}

/** A copy of the sources with one file changed, and of the tests only those that have to notice. */
async function layOut(folder, { file, tests }, mutant) {
  await cp(join(rules, 'src'), join(folder, 'src'), {
    recursive: true,
    filter: (from) => !from.endsWith('.test.ts') || tests.some((test) => from.endsWith(`/src/${test}`)),
  });
  await symlink(join(rules, 'fixtures'), join(folder, 'fixtures'));
  await writeFile(join(folder, 'src', file), mutant.source);
}

/**
 * Runs the tests of every copy in one go. Answers the copies in which some test failed and, where the run was ended
 * for its silence, those that were running then and those that had not ended.
 */
async function noticed(base) {
  const config = join(base, 'vitest.config.mjs');
  await writeFile(
    config,
    'export default { test: { include: ["m*/src/**/*.test.ts"], testTimeout: 50000 } };\n',
  );
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const reporter = join(root, 'tooling/mutation/reporter.mjs');
  const args = [vitest, 'run', '--root', base, '--config', config, `--reporter=${reporter}`];
  const failed = new Set();
  const running = new Set();
  const ended = new Set();
  const silent = await new Promise((resolve) => {
    // A process group of its own, so that a worker in an endless loop ends with it.
    const child = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'ignore'], detached: true });
    const giveUp = () => {
      process.kill(-child.pid, 'SIGKILL');
      resolve(true);
    };
    let timer = setTimeout(giveUp, PATIENCE);
    createInterface({ input: child.stdout }).on('line', (line) => {
      const [, state, copy] = /^(began|passed|failed) .*\/(m\d+)\/src\//.exec(line) ?? [];
      if (state === 'began') running.add(copy);
      if (state === 'failed') failed.add(copy);
      if (state === 'passed' || state === 'failed') {
        ended.add(copy);
        running.delete(copy);
      }
      clearTimeout(timer);
      timer = setTimeout(giveUp, PATIENCE);
    });
    child.on('close', () => {
      clearTimeout(timer);
      resolve(false);
    });
  });
  return { failed, running: silent ? running : new Set(), ended, silent };
}

/** The changes of a batch that the tests given for each do not notice. */
async function survivorsOf(all, testsOf) {
  const batch = all.filter(({ target }) => testsOf(target).length > 0);
  const untested = all.filter(({ target }) => testsOf(target).length === 0);
  if (batch.length === 0) return untested;
  const base = await mkdtemp(join(tmpdir(), 'mutation-'));
  const named = (i) => `m${i}`;
  let outcome;
  try {
    await symlink(join(rules, 'node_modules'), join(base, 'node_modules'));
    for (const [i, { target, mutant }] of batch.entries()) {
      await mkdir(join(base, named(i)));
      await layOut(join(base, named(i)), { file: target.file, tests: testsOf(target) }, mutant);
    }
    outcome = await noticed(base);
  } finally {
    await rm(base, { recursive: true });
  }
  const { failed, running, ended, silent } = outcome;
  if (!silent) return [...untested, ...batch.filter((_, i) => !failed.has(named(i)))];
  // A change that makes a rule run for ever is noticed by whoever waits for it.
  if (batch.length === 1) return untested;
  const passed = batch.filter(
    (_, i) => ended.has(named(i)) && !failed.has(named(i)) && !running.has(named(i)),
  );
  const suspects = batch.filter((_, i) => running.has(named(i)) && !failed.has(named(i)));
  const rest = batch.filter((_, i) => !ended.has(named(i)) && !running.has(named(i)));
  const again = [];
  for (const one of suspects) again.push(...(await survivorsOf([one], testsOf)));
  return [...untested, ...passed, ...again, ...(await survivorsOf(rest, testsOf))];
}

const work = [];
for (const target of await targets(process.argv.slice(2))) {
  const source = await readFile(join(rules, 'src', target.file), 'utf8');
  for (const mutant of mutantsOf(source)) work.push({ target, mutant });
}

let survived = 0;
let excused = 0;
for (let from = 0; from < work.length; from += BATCH) {
  // Most are noticed by the rule's own test; only the rest are put to the other, longer ones.
  const left = await survivorsOf(work.slice(from, from + BATCH), ({ tests }) => tests.slice(0, 1));
  for (const { target, mutant } of await survivorsOf(left, ({ tests }) => tests.slice(1))) {
    const known = EQUIVALENT.some(({ file, after }) => file === target.file && after === mutant.after);
    if (known) {
      excused += 1;
      continue;
    }
    survived += 1;
    process.stdout.write(`${target.file}:${mutant.line}\n  - ${mutant.before}\n  + ${mutant.after}\n`);
  }
  process.stderr.write(`${Math.min(from + BATCH, work.length)} of ${work.length}\n`);
}
process.stdout.write(`${work.length} changes, ${survived} survived, ${excused} change nothing\n`);
process.exitCode = survived > 0 ? 1 : 0;
