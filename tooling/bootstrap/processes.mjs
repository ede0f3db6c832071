/** The children of a start: each leads a process group of its own, and none outlives us. */
import { spawn } from 'node:child_process';
import { closeSync, openSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { codeOf, Failure, Problem } from './problems.mjs';
import { root } from './project.mjs';

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */
/** @typedef {Record<string, string | undefined>} Environment */
/**
 * @typedef {object} Command
 * @property {string} name what a person calls it
 * @property {string[]} args of the running Node, or of `program`
 * @property {string} [program] another program than the running Node
 * @property {Environment} [env] the whole environment
 * @property {string} [cwd] the repository's folder when left out
 * @property {string} [log] file for its output; without one its lines are kept and shown if it fails
 * @property {boolean} [shown] its output goes where ours goes
 * @property {(line: string) => void} [onLine] hears each line of its standard error at once
 */

/** @type {Set<ChildProcess>} */
const children = new Set();
/** @type {(() => Promise<void>)[]} */
const servers = [];
let stopping = false;

/** Arguments that run a TypeScript program in the running Node: no shell and no second process in between. */
export const typescript = ['--import', 'tsx'];

/**
 * Whether the end has begun; what fails after that fails because of it.
 */
export function isStopping() {
  return stopping;
}

/**
 * Installs the handlers of the signals that end us. To be called before anything is spawned.
 * @param {(signal: string) => void} ended is called when everything has stopped
 */
export function onSignal(ended) {
  let asked = 0;
  for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP']))
    process.on(signal, () => {
      asked++;
      // The terminal and npm may both deliver the first; only a patient third means "at once".
      if (asked === 1) stopAll().then(() => ended(signal));
      else if (asked > 2) for (const child of children) signalGroup(child, 'SIGKILL');
    });
}

/**
 * A server that is stopped after all children: they talk to it until their end.
 * @param {() => Promise<void>} stop
 */
export function stopLast(stop) {
  servers.push(stop);
}

/** Ends every child with its whole group, then the servers. */
export async function stopAll() {
  stopping = true;
  await Promise.all([...children].map(stopChild));
  for (const stop of servers.splice(0)) await stop();
}

/**
 * Asks, and insists after 27 seconds: programs finish what they have begun, and the worker allows itself 25.
 * @param {ChildProcess} child
 */
async function stopChild(child) {
  signalGroup(child, 'SIGTERM');
  for (let waited = 0; waited < 540 && groupLives(child); waited++) await sleep(50);
  signalGroup(child, 'SIGKILL');
  for (let waited = 0; waited < 40 && groupLives(child); waited++) await sleep(50);
}

/**
 * @param {ChildProcess} child
 * @param {NodeJS.Signals | 0} signal
 */
function signalGroup(child, signal) {
  if (!child.pid) return false;
  try {
    return process.kill(-child.pid, signal);
  } catch (error) {
    return codeOf(error) === 'EPERM';
  }
}

/** @param {ChildProcess} child */
function groupLives(child) {
  return signalGroup(child, 0);
}

/**
 * Starts a child. A Node child holds the other end of a pipe of ours and ends when we do, however we end.
 * @param {Command} command
 */
export function start({ name, program, args, env = process.env, cwd = root, log, shown }) {
  if (stopping) throw new Problem('Stopped.');
  const output = log ? openSync(log, 'a', 0o600) : shown ? 'inherit' : 'pipe';
  const leash = program ? [] : ['--import', join(import.meta.dirname, 'leash.mjs')];
  const child = spawn(program ?? process.execPath, [...leash, ...args], {
    cwd,
    env: /** @type {NodeJS.ProcessEnv} */ (env),
    detached: true,
    stdio: ['ignore', output, output, program ? 'ignore' : 'pipe'],
  });
  if (typeof output === 'number') closeSync(output);
  children.add(child);
  child.once('exit', () => {
    // What the child itself started and left behind goes with it.
    signalGroup(child, 'SIGKILL');
    children.delete(child);
  });
  child.once('error', () => children.delete(child));
  return { name, child };
}

/**
 * Runs a child to its end.
 * @param {Command} command
 * @returns {Promise<string>} its standard output
 * @throws {Failure} when it fails
 */
export function run(command) {
  return new Promise((resolve, reject) => {
    const { child } = start(command);
    let stdout = '';
    let all = '';
    let rest = '';
    child.stdout?.on('data', (chunk) => {
      stdout += chunk;
      all += chunk;
    });
    child.stderr?.on('data', (chunk) => {
      all += chunk;
      rest += chunk;
      const lines = rest.split('\n');
      rest = lines.pop() ?? '';
      for (const line of lines) command.onLine?.(line);
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (stopping) reject(new Problem('Stopped.'));
      else if (code === 0) resolve(stdout);
      else reject(new Failure(command.name, code ?? signal, command.log ? tail(command.log) : all));
    });
  });
}

/**
 * The end of a log file.
 * @param {string} file
 */
export function tail(file) {
  try {
    return readFileSync(file, 'utf8').trim().split('\n').slice(-25).join('\n');
  } catch {
    return '';
  }
}
