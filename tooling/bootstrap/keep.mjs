import { spawn } from 'node:child_process';
import { join } from 'node:path';

/**
 * Ties a throwaway server to this process, however that ends: a keeper waits for the end of its standard
 * input, which only we hold open, and then ends the server and removes its folder.
 * @param {number} pid
 * @param {string} [folder]
 * @returns {() => void} lets go of the server again
 */
export function keep(pid, folder) {
  const keeper = spawn(
    process.execPath,
    [join(import.meta.dirname, 'keeper.mjs'), String(pid), ...(folder ? [folder] : [])],
    { stdio: ['pipe', 'ignore', 'inherit'], detached: true, cwd: '/' },
  );
  keeper.unref();
  /** @type {import('node:net').Socket} */ (keeper.stdin).unref();
  return () => {
    keeper.kill('SIGKILL');
  };
}
