/** The program that keep.mjs starts. Arguments: a server's pid, and the folder to remove after it, if any. */
import { rmSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const pid = Number(process.argv[2]);
const folder = process.argv[3];

for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => {});
process.stdin.resume();
await new Promise((resolve) => process.stdin.once('close', resolve));
try {
  process.kill(pid, 'SIGQUIT');
  for (let tries = 0; tries < 100; tries++) {
    process.kill(pid, 0);
    await sleep(50);
  }
} catch {
  // It is gone.
}
if (folder) rmSync(folder, { recursive: true, force: true });
