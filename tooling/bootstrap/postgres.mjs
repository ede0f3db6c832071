/**
 * The embedded PostgreSQL: a cluster of our own, made with initdb and run without a shell, a socket file or
 * anything found on PATH.
 */
import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  closeSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  openSync,
  readFileSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { accountFor, canReach } from './account.mjs';
import { keep } from './keep.mjs';
import { nativeFor, standInFolder } from './native.mjs';
import { freePort } from './ports.mjs';
import { codeOf, Problem } from './problems.mjs';

/** @typedef {import('./account.mjs').Account} Account */
/**
 * @typedef {object} Cluster
 * @property {string} adminUrl address of the database `postgres` as the superuser
 * @property {number} pid the postmaster's
 * @property {boolean} adopted it ran already, left by a start that was killed
 * @property {() => Promise<void>} stop
 */

const superuser = 'postgres';

/** Settings of every cluster; the loopback address is the only way in. */
const settings = [
  'listen_addresses=127.0.0.1',
  'unix_socket_directories=',
  'max_connections=200',
  'shared_buffers=256MB',
  'max_wal_size=2GB',
  'random_page_cost=1.1',
  'jit=off',
  'timezone=UTC',
  'log_timezone=UTC',
];

/** What a cluster may forget that lives for one run of the tests. */
const careless = ['fsync=off', 'synchronous_commit=off', 'full_page_writes=off', 'max_connections=300'];

/**
 * Starts the cluster that belongs to a data folder, making it first where there is none.
 * @param {string} data the data folder, which exists
 * @returns {Promise<Cluster>}
 */
export async function startCluster(data) {
  const { folder, standsIn } = clusterFolder(data);
  const kept = join(data, 'postgres.json');
  const known = readKept(kept);
  if (!known && standsIn) await discard(folder);
  if (!known && existsSync(folder))
    throw new Problem(
      `${kept}, which holds the database's password, is gone: put it back, or remove ${folder} to begin anew.`,
    );
  const password = known?.password ?? randomBytes(24).toString('base64url');
  const running = await postmaster(folder);
  if (running) return cluster(running.pid, running.port, password, true);

  const account = accountFor(folder);
  const native = nativeFor(account);
  const port = await freePort(known?.port);
  // Before the cluster exists: a password that is lost cannot be asked for again.
  writeFileSync(kept, `${JSON.stringify({ folder, port, password })}\n`, { mode: 0o600 });
  if (!existsSync(folder)) await initialize(native, folder, password, account);
  const pid = await run(native, folder, port, join(data, 'postgres.log'), settings, account);
  return cluster(pid, port, password, false);
}

/**
 * Starts a cluster that lasts as long as this process, even where that is killed.
 * @returns {Promise<Cluster>}
 */
export async function startThrowawayCluster() {
  const account = accountFor();
  const candidates = [tmpdir(), '/var/tmp', '/tmp'].filter((at) => existsSync(at));
  const parent = candidates.find((at) => canReach(at, account)) ?? tmpdir();
  const home = mkdtempSync(join(parent, 'ringratt-test-'));
  chmodSync(home, 0o711);
  const folder = join(home, 'postgres');
  const password = randomBytes(24).toString('base64url');
  const native = nativeFor(account);
  const port = await freePort();
  await initialize(native, folder, password, account);
  const pid = await run(native, folder, port, join(home, 'log'), [...settings, ...careless], account);
  const release = keep(pid, home);
  const started = cluster(pid, port, password, false);
  return {
    ...started,
    stop: async () => {
      await started.stop();
      release();
      rmSync(home, { recursive: true, force: true });
    },
  };
}

/**
 * Where the data folder's cluster lies: in it, or, where a closed parent bars the way, in the stand-in folder.
 * @param {string} data
 * @returns {{ folder: string, standsIn: boolean }}
 */
function clusterFolder(data) {
  const inside = join(data, 'postgres');
  if (existsSync(inside) || canReach(data, accountFor())) return { folder: inside, standsIn: false };
  return { folder: join(standInFolder(data), 'postgres'), standsIn: true };
}

/**
 * Removes a cluster whose data folder is gone: who removes that means to begin anew.
 * @param {string} folder
 */
async function discard(folder) {
  const running = await postmaster(folder);
  if (running) await stopPostmaster(running.pid);
  rmSync(folder, { recursive: true, force: true });
}

/**
 * @param {string} file
 * @returns {{ password: string, port: number } | undefined}
 */
function readKept(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new Problem(
      `${file} cannot be read (${codeOf(error) || 'not JSON'}): start as the user that made it, or set RINGRATT_DATA to another folder.`,
    );
  }
}

/**
 * The postmaster that already runs there. A pid file whose process is gone or is another program's is stale;
 * Postgres would mistake the latter for its own.
 * @param {string} folder
 */
async function postmaster(folder) {
  const file = join(folder, 'postmaster.pid');
  for (let tries = 0; ; tries++) {
    const found = pidFile(file);
    if (!found || !alive(found.pid)) return undefined;
    if (!runsIn(found.pid, folder)) {
      rmSync(file, { force: true });
      return undefined;
    }
    if (found.state === 'ready') return found;
    if (tries === 300)
      throw new Problem(
        `The database of an earlier start does not answer: end it with "kill -INT ${found.pid}" and start again.`,
      );
    await sleep(100);
  }
}

/**
 * @param {string} file
 * @returns {{ pid: number, port: number, state: string } | undefined}
 */
function pidFile(file) {
  try {
    const lines = readFileSync(file, 'utf8').split('\n');
    return { pid: Number(lines[0]), port: Number(lines[3]), state: lines[7]?.trim() ?? '' };
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new Problem(
      `${file} cannot be read (${codeOf(error)}): start as the user that made it, or set RINGRATT_DATA to another folder.`,
    );
  }
}

/** @param {number} pid */
function alive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/**
 * A postmaster's working directory is its cluster. Without /proc its word is taken.
 * @param {number} pid
 * @param {string} folder
 */
function runsIn(pid, folder) {
  try {
    return readlinkSync(`/proc/${pid}/cwd`) === realpathSync(folder);
  } catch {
    return !existsSync('/proc/self');
  }
}

/**
 * Makes a cluster aside and moves it into place when it is whole, so that an interrupted start leaves none.
 * @param {string} native
 * @param {string} folder
 * @param {string} password
 * @param {Account | undefined} account
 */
async function initialize(native, folder, password, account) {
  const half = `${folder}.half`;
  const secret = `${folder}.secret`;
  rmSync(half, { recursive: true, force: true });
  mkdirSync(half, { recursive: true, mode: 0o700 });
  rmSync(secret, { force: true });
  writeFileSync(secret, password, { mode: 0o600 });
  if (account) for (const path of [half, secret]) chownSync(path, account.uid, account.gid);
  try {
    const { code, output } = await finish(
      spawn(
        join(native, 'bin', 'initdb'),
        [
          `--pgdata=${half}`,
          `--username=${superuser}`,
          `--pwfile=${secret}`,
          '--auth=scram-sha-256',
          '--encoding=UTF8',
          '--locale=C',
          '--locale-provider=builtin',
          '--builtin-locale=C.UTF-8',
          '--no-sync',
        ],
        { cwd: dirname(half), env: environment(), stdio: ['ignore', 'pipe', 'pipe'], ...account },
      ),
    );
    if (code !== 0) throw new Problem(`The database could not be made in ${folder}: ${lastLine(output)}`);
    renameSync(half, folder);
  } finally {
    rmSync(secret, { force: true });
    rmSync(half, { recursive: true, force: true });
  }
}

/**
 * Starts the postmaster and waits until it takes connections.
 * @param {string} native
 * @param {string} folder
 * @param {number} port
 * @param {string} log
 * @param {string[]} options
 * @param {Account | undefined} account
 * @returns {Promise<number>} its pid
 */
async function run(native, folder, port, log, options, account) {
  const output = openSync(log, 'w', 0o600);
  const child = spawn(
    join(native, 'bin', 'postgres'),
    ['-D', folder, '-p', String(port), ...options.flatMap((option) => ['-c', option])],
    // A group of its own: Ctrl-C in the terminal must reach it last, by way of us.
    { cwd: folder, env: environment(), stdio: ['ignore', output, output], detached: true, ...account },
  );
  closeSync(output);
  child.unref();
  let ended = false;
  child.once('exit', () => {
    ended = true;
  });
  child.once('error', () => {
    ended = true;
  });
  const file = join(folder, 'postmaster.pid');
  for (let tries = 0; tries < 1_200; tries++) {
    if (ended)
      throw new Problem(
        `The database did not start (${lastLine(readFileSync(log, 'utf8'))}): see ${log} for the reason.`,
      );
    const found = pidFile(file);
    if (found && found.pid === child.pid && found.state === 'ready') return found.pid;
    await sleep(50);
  }
  throw new Problem(`The database did not become ready within a minute: see ${log} for the reason.`);
}

/**
 * @param {number} pid
 * @param {number} port
 * @param {string} password
 * @param {boolean} adopted
 * @returns {Cluster}
 */
function cluster(pid, port, password, adopted) {
  const adminUrl = `postgres://${superuser}:${password}@127.0.0.1:${port}/postgres`;
  return { adminUrl, pid, adopted, stop: () => stopPostmaster(pid) };
}

/**
 * Fast shutdown: sessions end, the data are written. Should it hang, at once; Postgres recovers from that.
 * @param {number} pid
 */
async function stopPostmaster(pid) {
  for (const [signal, seconds] of /** @type {const} */ ([
    ['SIGINT', 30],
    ['SIGQUIT', 10],
    ['SIGKILL', 5],
  ])) {
    try {
      process.kill(pid, signal);
    } catch {
      return;
    }
    for (let waited = 0; waited < seconds * 20 && alive(pid); waited++) await sleep(50);
  }
}

/** Nothing of the caller's environment may reach Postgres: PGDATA, PGPORT and locales change what it does. */
function environment() {
  return { PATH: process.env.PATH ?? '', LC_ALL: 'C', TZ: 'UTC' };
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @returns {Promise<{ code: number | null, output: string }>}
 */
function finish(child) {
  return new Promise((resolve, reject) => {
    let output = '';
    child.stdout?.on('data', (chunk) => {
      output += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      output += chunk;
    });
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, output }));
  });
}

/** @param {string} text */
function lastLine(text) {
  return text.trim().split('\n').at(-1) ?? '';
}
