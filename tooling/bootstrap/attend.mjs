import { install } from './pnpm.mjs';
import { report } from './problems.mjs';
import { isStopping, onSignal, stopAll } from './processes.mjs';

/**
 * Runs a task that comes to an end by itself, with the packages installed first and every child ended last.
 * @param {() => Promise<number>} task returns the exit code
 */
export async function attend(task) {
  onSignal((signal) => process.exit(signal === 'SIGINT' ? 130 : 143));
  try {
    await install();
    const code = await task();
    await stopAll();
    process.exit(code);
  } catch (error) {
    if (isStopping()) return;
    report(error);
    await stopAll();
    process.exit(1);
  }
}
