import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { connect } from 'node:net';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { keep } from './keep.mjs';
import { freePort } from './ports.mjs';

/**
 * A Redis in memory for one process of the tests, ended with it.
 * @returns {Promise<string | undefined>} its address, or undefined where no redis-server is installed
 */
export async function startThrowawayRedis() {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  const program = folders.map((folder) => join(folder, 'redis-server')).find((path) => existsSync(path));
  if (!program) return undefined;
  const port = await freePort();
  const child = spawn(
    program,
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    { stdio: 'ignore', detached: true, cwd: '/' },
  );
  child.unref();
  keep(/** @type {number} */ (child.pid));
  for (let tries = 0; tries < 200; tries++) {
    if (await answers(port)) return `redis://127.0.0.1:${port}`;
    if (child.exitCode !== null) break;
    await sleep(25);
  }
  throw new Error(`${program} did not start on port ${port}.`);
}

/**
 * @param {number} port
 * @returns {Promise<boolean>}
 */
function answers(port) {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1', () => socket.write('PING\r\n'));
    socket.once('data', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });
}
