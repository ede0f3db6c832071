/** The demo: filled once by the seed, described by demo.json. */
import { existsSync, renameSync, writeFileSync } from 'node:fs';
import { readJson, writeJson } from './data-folder.mjs';
import { markState } from './database.mjs';
import { run, typescript } from './processes.mjs';
import { environment } from './programs.mjs';
import { say } from './progress.mjs';
import { roleUrl } from './roles.mjs';

/** @typedef {import('./programs.mjs').Settings} Settings */

/**
 * Fills the database. Should we be stopped in the middle, the next start finds it marked and begins anew.
 * @param {string} file where the people and keys are kept
 * @param {Settings} settings
 */
export async function fill(file, settings) {
  const out = `${file}.half`;
  await markState(settings.adminUrl, 'filling');
  // Passwords will stand in it: it must be ours alone before the seed writes them.
  writeFileSync(out, '', { mode: 0o600 });
  await run({
    name: 'The seed',
    args: [...typescript, 'tooling/demo/src/seed.ts'],
    env: {
      ...environment(settings),
      DATABASE_ADMIN_URL: settings.adminUrl,
      RINGRATT_SEED_OUT: out,
    },
    onLine: (line) => say(`  ${line}`),
  });
  renameSync(out, file);
  await markState(settings.adminUrl, 'filled');
}

/**
 * Writes demo.json: the seed's people and keys with the addresses of this start.
 * @param {{ seed: string, demo: string }} files
 * @param {Settings} settings
 * @returns {Record<string, any> | undefined} undefined where the data were not filled from this folder
 */
export function writeDemo(files, { adminUrl, port, dialerPort }) {
  if (!existsSync(files.seed)) return undefined;
  const demo = {
    web: `http://localhost:${port}`,
    dialer: `http://localhost:${dialerPort}`,
    database: roleUrl(adminUrl, 'app'),
    ...readJson(files.seed),
  };
  writeJson(files.demo, demo);
  return demo;
}

/**
 * The sign-ins as lines for a person.
 * @param {Record<string, any>} demo
 */
export function signIns(demo) {
  const titles = {
    principal: 'Principal',
    contactCenter: 'Contact center',
    auditor: 'Auditor',
    other: 'Another pair',
  };
  return Object.entries(titles)
    .filter(([name]) => demo[name])
    .map(([name, title]) => {
      const { email, password, totpSecret } = demo[name];
      // For an authenticator app: its codes are the second step of signing in.
      return `  ${title.padEnd(15)} ${email}  ${password}${totpSecret ? `  code from ${totpSecret}` : ''}`;
    });
}
