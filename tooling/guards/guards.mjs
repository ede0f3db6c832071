/**
 * `node tooling/guards/guards.mjs [folder …]`: leaves out each permission check of the services in turn, and each condition
 * that says whose rows a query means, and names every one that no test notices. Of the checks, first all are tried in one process against the walk over the portal's procedures; what it
 * does not reach is put to the tests of its own folder, and to those of the dialers' API. Of the conditions, queries.test.ts finds out
 * those that name a tenant or a person; what narrows further is put to the tests of its folder. The policies of the database
 * are opened in turn by packages/services/src/isolation/policies.test.ts, on every run of the tests. Works on sources
 * as they are loaded; the working tree stays as it is. Exit status 1 where a check survived that known.mjs does not
 * explain.
 */
import { spawn } from 'node:child_process';
import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { KNOWN } from './known.mjs';
import { allSites } from './sites.mjs';

const root = new URL('../../', import.meta.url).pathname;
const WALK = 'packages/trpc/src/isolation/guards.sweep.ts';
const QUERIES = 'packages/services/src/isolation/queries.test.ts';
const DIALERS = ['apps/dialer-api/src/faults.test.ts', 'apps/dialer-api/src/isolation.test.ts'];

/** Whether every test passes. */
function passes(tests, env) {
  const vitest = join(root, 'node_modules/vitest/vitest.mjs');
  const args = [vitest, 'run', '--config', join(root, 'tooling/guards/vitest.config.mjs'), '--reporter=dot'];
  return new Promise((resolve) => {
    const child = spawn(process.execPath, args, {
      cwd: root,
      stdio: ['ignore', 'ignore', process.env.RINGRATT_GUARD_LOUD ? 'inherit' : 'ignore'],
      env: { ...process.env, RINGRATT_GUARD_TESTS: tests.join(','), ...env },
    });
    child.on('close', (code) => resolve(code === 0));
  });
}

const folders = process.argv.slice(2);
const sites = allSites().filter(
  ({ site }) => folders.length === 0 || folders.some((name) => site.startsWith(`${name}/`)),
);
const base = await mkdtemp(join(tmpdir(), 'guards-'));
const report = join(base, 'survivors.json');
let left;
let conditions;
try {
  if (!(await passes([QUERIES], { RINGRATT_GUARD_REPORT: report })))
    throw new Error('The queries themselves failed: RINGRATT_GUARD_LOUD=1 shows how.');
  conditions = JSON.parse(await readFile(report, 'utf8'));
  const named = sites.map(({ site }) => site).join(',');
  if (!(await passes([WALK], { RINGRATT_GUARD_SITES: named, RINGRATT_GUARD_REPORT: report })))
    throw new Error('The walk itself failed: RINGRATT_GUARD_LOUD=1 shows how.');
  left = JSON.parse(await readFile(report, 'utf8'));
} finally {
  await rm(base, { recursive: true });
}
process.stderr.write(`${sites.length} checks, ${sites.length - left.length} noticed by the walk; left:\n`);
for (const site of left) process.stderr.write(`  ${site} ${sites.find((one) => one.site === site).line}\n`);

let survived = 0;
for (const site of left) {
  const tests = [`packages/services/src/${dirname(site)}/*.test.ts`];
  const off = { RINGRATT_GUARD_OFF: site };
  const noticed = !(await passes(tests, off)) || !(await passes(DIALERS, off));
  const line = sites.find((one) => one.site === site).line;
  const known = KNOWN.find((one) => one.file === site.replace(/:\d+$/, '') && line.includes(one.line));
  if (!noticed && !known) survived += 1;
  process.stdout.write(
    `${site} ${noticed ? 'noticed by tests of its own' : known ? `known: ${known.why}` : 'SURVIVED'}\n`,
  );
}
process.stdout.write(`${sites.length} checks, ${survived} survived\n`);

const narrowing = conditions.narrowing.filter(
  ({ name }) => folders.length === 0 || folders.some((folder) => name.startsWith(`${folder}/`)),
);
process.stdout.write(
  `${conditions.tried} conditions, ${conditions.tried - conditions.narrowing.length} found out by the walk over queries; left:\n`,
);
let unnoticed = 0;
for (const { name, at, length, condition } of narrowing) {
  const cut = { RINGRATT_GUARD_CUT: `${name}:${at}:${length}` };
  const tests = [`packages/services/src/${dirname(name)}/*.test.ts`];
  const noticed = !(await passes(tests, cut)) || !(await passes(['packages/trpc/src/**/*.test.ts'], cut));
  const known = KNOWN.find((one) => one.file === name && condition.includes(one.line));
  if (!noticed && !known) unnoticed += 1;
  process.stdout.write(
    `${name} ${condition} ${noticed ? 'noticed by tests of its own' : known ? `known: ${known.why}` : 'SURVIVED'}\n`,
  );
}
process.stdout.write(`${narrowing.length} narrowing conditions, ${unnoticed} survived\n`);
process.exitCode = survived + unnoticed > 0 ? 1 : 0;
