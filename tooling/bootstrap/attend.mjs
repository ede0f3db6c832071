import { install } from './pnpm.mjs';
import { report } from './problems.mjs';
import { Failure, isStopping, onSignal, stopAll } from './processes.mjs';
import { say } from './progress.mjs';

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
    if (error instanceof Failure) say(`\n${error.output}`);
    await stopAll();
    process.exit(1);
  }
}
