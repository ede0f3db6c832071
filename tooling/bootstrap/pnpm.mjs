import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';

import { Failure, Problem } from './problems.mjs';
import { run } from './processes.mjs';
import { step } from './progress.mjs';
import { root } from './project.mjs';

/** Installs the packages of the lockfile, unless that has been done. */
export async function install() {
  if (inStep()) return;
  await step('Installing packages', async () => {
    /** @type {Record<string, string | undefined>} */
    const env = { ...process.env, CI: 'true', PATH: outerPath() };
    // Production would leave out the tools that run and build everything.
    for (const name of ['NODE_ENV', 'npm_config_production', 'npm_config_omit']) delete env[name];
    const { program, args } = pnpm();
    const install = [...args, '--dir', root, 'install', '--frozen-lockfile'];
    try {
      await run({ name: 'pnpm', program, args: install, env, cwd: '/' });
    } catch (error) {
      if (!(error instanceof Failure)) throw error;
      const offline =
        /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|META_FETCH_FAIL/.test(
          error.output,
        );
      throw new Problem(
        offline
          ? 'The packages could not be fetched: check the network connection to the npm registry and start again.'
          : `The packages could not be installed: mend what pnpm says here and start again.\n\n${error.output}`,
      );
    }
  });
}

/** pnpm keeps a copy of the lockfile beside what it installed. */
function inStep() {
  const installed = join(root, 'node_modules', '.pnpm', 'lock.yaml');
  if (!existsSync(installed) || !existsSync(join(root, 'node_modules', '.modules.yaml'))) return false;
  const wanted = readFileSync(join(root, 'pnpm-lock.yaml'), 'utf8');
  return readFileSync(installed, 'utf8') === wanted && importers(wanted).every(hasModules);
}

/**
 * The folders that the lockfile installs into.
 * @param {string} lockfile
 */
function importers(lockfile) {
  const section = lockfile.slice(lockfile.indexOf('\nimporters:'), lockfile.indexOf('\npackages:'));
  return [...section.matchAll(/^ {2}([^\s:]+):\n/gm)].map((match) => String(match[1]));
}

/** @param {string} folder */
function hasModules(folder) {
  return existsSync(join(root, folder, 'node_modules')) || !existsSync(join(root, folder));
}

/**
 * PATH without the project's own programs, which npm puts there: the pnpm among them would replace itself.
 */
function outerPath() {
  const folders = (process.env.PATH ?? '').split(delimiter);
  return folders.filter((folder) => !folder.startsWith(root)).join(delimiter);
}

/**
 * The pnpm of PATH where it is the very version that package.json names, else that version through npx. Either
 * is to run outside the project: inside, pnpm would fetch the wished version to answer, and npx take ours.
 */
function pnpm() {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const version = packageManager.split('@')[1].split('+')[0];
  const env = { ...process.env, PATH: outerPath() };
  const found = spawnSync('pnpm', ['--version'], { cwd: '/', env, encoding: 'utf8', timeout: 20_000 });
  if (found.status === 0 && found.stdout.trim() === version) return { program: 'pnpm', args: [] };
  return { program: 'npx', args: ['--yes', `pnpm@${version}`] };
}
