import { createHash, randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join, resolve } from 'node:path';

import { codeOf, Problem } from './problems.mjs';
import { root } from './project.mjs';

/** The data folder's path, which need not exist yet. */
export function dataFolder() {
  return resolve(root, process.env.RINGRATT_DATA || '.data');
}

/**
 * Makes the data folder where there is none and refuses one that we could not work in.
 * @param {string} folder
 */
export function openDataFolder(folder) {
  try {
    if (!existsSync(folder)) {
      makeFolder(folder);
      // Root's cluster runs under another account, which has to pass through; it can list nothing.
      chmodSync(folder, process.getuid?.() === 0 ? 0o711 : 0o700);
    }
    if (!statSync(folder).isDirectory()) throw Object.assign(new Error(), { code: 'ENOTDIR' });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
    if (!existsSync(join(folder, 'logs'))) mkdirSync(join(folder, 'logs'), { mode: 0o700 });
    accessSync(join(folder, 'logs'), constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Problem(
      `The data folder ${folder} cannot be used (${codeOf(error)}): give it to this user, or set RINGRATT_DATA to a folder that can be written.`,
    );
  }
}

/**
 * Makes a folder and those above it. Node's own recursion never ends where a parent exists but takes no
 * folders, as in /proc.
 * @param {string} folder
 */
function makeFolder(folder) {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

/**
 * Takes the data folder for this process.
 * @param {string} folder
 * @returns {{ release: () => void, wasKilled: boolean }} whether the last one could not let go of it
 */
export function takeDataFolder(folder) {
  const file = join(folder, 'running.json');
  const holder = readJson(file);
  if (holder && isStart(holder.pid))
    throw new Problem(
      `Ringrätt runs from ${folder} already (process ${holder.pid}): stop it with "kill ${holder.pid}", or set RINGRATT_DATA to another folder.`,
    );
  writeJson(file, { pid: process.pid });
  return { release: () => rmSync(file, { force: true }), wasKilled: holder !== undefined };
}

/**
 * Whether the process lives and is a start of ours: numbers of dead processes are given to others.
 * @param {number} pid
 */
function isStart(pid) {
  if (pid === process.pid) return false;
  try {
    process.kill(pid, 0);
  } catch (error) {
    if (codeOf(error) !== 'EPERM') return false;
  }
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').includes('bootstrap');
  } catch {
    return !existsSync('/proc/self');
  }
}

/**
 * Makes the installation's secrets where there are none.
 * @param {string} file
 * @param {boolean} filled the database has data already, which other secrets could not read
 */
export function keepSecrets(file, filled) {
  const given = ['RINGRATT_NUMBER_KEY', 'RINGRATT_API_KEY_SECRET', 'AUTH_SECRET'];
  if (!readJson(file)) {
    if (filled && !given.every((name) => process.env[name]))
      throw new Problem(
        `${file}, which the database's data need, is gone: put it back, or begin anew with npm start -- --fresh.`,
      );
    const secret = () => randomBytes(32).toString('base64url');
    writeJson(file, {
      numberKey: secret(),
      apiKey: secret(),
      authSecret: secret(),
      recording: secret(),
      // A file from before there were checkpoints lacks it: the programs then derive it from the number key.
      checkpoint: secret(),
    });
  }
}

/**
 * What the data folder keeps about one database: a folder may serve the embedded one today and another tomorrow.
 * @param {string} folder
 * @param {string} [own] address of a database of the user's own
 */
export function keptFiles(folder, own) {
  const mark = own ? `-${createHash('sha256').update(own).digest('hex').slice(0, 8)}` : '';
  return {
    secrets: join(folder, `secrets${mark}.json`),
    seed: join(folder, `seed${mark}.json`),
    demo: join(folder, 'demo.json'),
  };
}

/**
 * @param {string} file
 * @returns {any} undefined where there is no such file
 */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    const why = codeOf(error) || 'it is not JSON';
    throw new Problem(`${file} cannot be read (${why}): give it to this user, or remove it.`);
  }
}

/**
 * Writes a file for this user's eyes, whole or not at all.
 * @param {string} file
 * @param {unknown} value
 */
export function writeJson(file, value) {
  const half = `${file}.half`;
  rmSync(half, { force: true });
  writeFileSync(half, `${JSON.stringify(value, undefined, 2)}\n`, { mode: 0o600 });
  renameSync(half, file);
}
