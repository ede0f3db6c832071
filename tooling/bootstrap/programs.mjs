/** The programs that a start runs, and the environment they share. */
import { cpSync, existsSync } from 'node:fs';
import { connect } from 'node:net';
import { basename, dirname, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { Problem } from './problems.mjs';
import { isStopping, run, start, tail, typescript } from './processes.mjs';
import { root } from './project.mjs';
import { roleUrl } from './roles.mjs';
import { quiet } from './turbo.mjs';

/**
 * @typedef {object} Settings
 * @property {string} adminUrl
 * @property {number} port the portal's
 * @property {number} dialerPort
 * @property {number} clockOffset in milliseconds
 * @property {string} secrets path of the secrets' file
 * @property {string} logs folder
 */

/**
 * Where recordings lie unless RINGRATT_RECORDINGS names a place: in the data folder, beside the secrets that open them.
 * @param {string} secrets path of the secrets' file
 */
export const recordingsFolder = (secrets) =>
  join(dirname(secrets), basename(secrets, '.json').replace('secrets', 'recordings'));

/**
 * @param {Settings} settings
 * @returns {Record<string, string | undefined>}
 */
export function environment({ adminUrl, port, dialerPort, clockOffset, secrets }) {
  const redis = process.env.REDIS_URL || undefined;
  return {
    ...process.env,
    NODE_ENV: 'production',
    DATABASE_URL: roleUrl(adminUrl, 'app'),
    // Only migrations and the seed are handed the administrator's address.
    DATABASE_ADMIN_URL: undefined,
    LOADER_DATABASE_URL: roleUrl(adminUrl, 'loader'),
    QUEUE_DATABASE_URL: redis ? undefined : roleUrl(adminUrl, 'queue'),
    REDIS_URL: redis,
    PORT: String(port),
    // Containers set it to a name that is not the loopback address, and Next would listen there alone.
    HOSTNAME: '0.0.0.0',
    // Longer than proxies and clients keep theirs: a connection closed under a request is an error at the other end.
    KEEP_ALIVE_TIMEOUT: '75000',
    DIALER_PORT: String(dialerPort),
    AUTH_URL: `http://localhost:${port}`,
    RINGRATT_CLOCK_OFFSET_MS: String(clockOffset),
    RINGRATT_DEMO: '1',
    RINGRATT_SECRETS: secrets,
    RINGRATT_RECORDINGS: process.env.RINGRATT_RECORDINGS || recordingsFolder(secrets),
    NEXT_TELEMETRY_DISABLED: '1',
  };
}

/** Builds the portal; Turborepo remembers what has been built. */
export async function build() {
  await run({
    name: 'The build of the portal',
    program: join(root, 'node_modules', '.bin', 'turbo'),
    args: ['run', 'build', '--output-logs=errors-only', '--no-update-notifier'],
    env: { ...quiet(), NODE_ENV: 'production' },
  });
}

/**
 * Starts the programs.
 * @param {Settings} settings
 * @param {(problem: Problem) => void} ended is told of a program that ends by itself
 */
export function startPrograms(settings, ended) {
  const env = environment(settings);
  for (const [name, args] of /** @type {const} */ ([
    ['worker', [...typescript, 'apps/worker/src/main.ts']],
    ['dialer-api', [...typescript, 'apps/dialer-api/src/main.ts']],
    ['web', portal()],
  ])) {
    const log = join(settings.logs, `${name}.log`);
    const { child } = start({ name, args: [...args], env, log });
    child.once('exit', (code, signal) => {
      if (!isStopping())
        ended(new Problem(`${name} ended with ${code ?? signal}; ${log} closes with:\n\n${tail(log)}`));
    });
  }
}

/** The portal's server. The build leaves it able to run by itself, but for the files that it only hands out. */
function portal() {
  const web = join(root, 'apps', 'web');
  const server = join(web, '.next', 'standalone', 'apps', 'web');
  for (const folder of [join('.next', 'static'), 'public'])
    if (existsSync(join(web, folder)))
      cpSync(join(web, folder), join(server, folder), { recursive: true, force: true });
  return [join(server, 'server.js')];
}

/**
 * Waits until an address answers 200.
 * @param {string} url
 */
export async function waitFor(url) {
  let last = 'no answer';
  for (let tries = 0; tries < 600 && !isStopping(); tries++) {
    try {
      const answer = await fetch(url, { signal: AbortSignal.timeout(5_000) });
      await answer.arrayBuffer();
      if (answer.status === 200) return;
      last = `status ${answer.status}`;
    } catch (error) {
      last = error instanceof Error ? String(error.cause ?? error.message) : String(error);
    }
    await sleep(100);
  }
  if (!isStopping())
    throw new Problem(`${url} did not become ready (${last}): see the logs in the data folder.`);
}

/**
 * Refuses a queue that does not answer.
 * @param {string} url of a Redis
 */
export async function requireRedis(url) {
  let host = '';
  let port = 6379;
  try {
    const parsed = new URL(url);
    if (!/^rediss?:$/.test(parsed.protocol)) throw new TypeError();
    host = parsed.hostname;
    port = Number(parsed.port || 6379);
  } catch {
    throw new Problem('REDIS_URL is no address: write it as redis://user:password@host:6379.');
  }
  const answers = await new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 5_000 }, () => done(true));
    /** @param {boolean} answer */
    const done = (answer) => {
      socket.destroy();
      resolve(answer);
    };
    socket.once('timeout', () => done(false));
    socket.once('error', () => done(false));
  });
  if (!answers)
    throw new Problem(
      `The queue at ${host}:${port} does not answer: start Redis there, or correct REDIS_URL.`,
    );
}
