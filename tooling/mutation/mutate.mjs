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
import { EQUIVALENT } from './equivalent.mjs';
import { mutantsOf } from './mutants.mjs';

const root = new URL('../../', import.meta.url).pathname;
const rules = join(root, 'packages/rules');
const BATCH = 40;
/** Milliseconds a batch may take, and a change alone: past it, some loop has lost its end. */
const PATIENCE = { batch: 240_000, one: 60_000 };

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

/** Runs the tests of every copy in one go; answers the copies in which some test failed, null if it never ended. */
async function noticed(base, patience) {
  const report = join(base, 'report.json');
  const config = join(base, 'vitest.config.mjs');
  await writeFile(
    config,
    'export default { test: { include: ["m*/src/**/*.test.ts"], testTimeout: 30000 } };\n',
  );
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const args = [
    vitest,
    'run',
    '--root',
    base,
    '--config',
    config,
    '--reporter=json',
    `--outputFile=${report}`,
  ];
  const ended = await new Promise((resolve) => {
    // A process group of its own, so that a worker in an endless loop ends with it.
    const child = spawn(process.execPath, args, { stdio: 'ignore', detached: true });
    const timer = setTimeout(() => {
      process.kill(-child.pid, 'SIGKILL');
      resolve(false);
    }, patience);
    child.on('close', () => {
      clearTimeout(timer);
      resolve(true);
    });
  });
  if (!ended) return null;
  const { testResults } = JSON.parse(await readFile(report, 'utf8'));
  const failed = testResults.filter(({ status }) => status !== 'passed');
  return new Set(failed.map(({ name }) => /\/(m\d+)\/src\//.exec(name)[1]));
}

/** The changes of a batch that the tests given for each do not notice. */
async function survivorsOf(all, testsOf) {
  const batch = all.filter(({ target }) => testsOf(target).length > 0);
  const untested = all.filter(({ target }) => testsOf(target).length === 0);
  if (batch.length === 0) return untested;
  const base = await mkdtemp(join(tmpdir(), 'mutation-'));
  try {
    await symlink(join(rules, 'node_modules'), join(base, 'node_modules'));
    for (const [i, { target, mutant }] of batch.entries()) {
      await mkdir(join(base, `m${i}`));
      await layOut(join(base, `m${i}`), { file: target.file, tests: testsOf(target) }, mutant);
    }
    const dead = await noticed(base, batch.length === 1 ? PATIENCE.one : PATIENCE.batch);
    if (dead !== null) return [...untested, ...batch.filter((_, i) => !dead.has(`m${i}`))];
  } finally {
    await rm(base, { recursive: true });
  }
  // A change that makes a rule run for ever is noticed by whoever waits for it; find which one it was.
  if (batch.length === 1) return untested;
  const half = Math.ceil(batch.length / 2);
  return [
    ...untested,
    ...(await survivorsOf(batch.slice(0, half), testsOf)),
    ...(await survivorsOf(batch.slice(half), testsOf)),
  ];
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
