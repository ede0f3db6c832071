import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { freePort } from '@ringratt/bootstrap/ports';

import { chromium } from './browser.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** A Tuesday forenoon: calling hours are open for as long as any journey lasts. */
const at = '2026-11-24T10:00:00+01:00';

/**
 * Vitest's global set-up for the journeys in a browser: one instance, started as a user starts it, with a data
 * folder and ports of its own. RINGRATT_DEMO_FILE names the demo.json of one that runs already.
 */
export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.RINGRATT_DEMO_FILE || !chromium()) return undefined;
  const data = mkdtempSync(join(tmpdir(), 'ringratt-journeys-'));
  // Root's cluster runs under another account, which has to pass through.
  chmodSync(data, 0o711);
  const file = join(data, 'demo.json');
  const child = spawn(process.execPath, ['tooling/bootstrap/start.mjs', '--at', at], {
    cwd: root,
    // The run's own standard output is kept for the tests' report.
    stdio: ['ignore', process.stderr, process.stderr],
    env: {
      ...process.env,
      RINGRATT_DATA: data,
      PORT: String(await freePort()),
      DIALER_PORT: String(await freePort()),
      DATABASE_URL: '',
      REDIS_URL: '',
      // The journeys bring an identity provider of their own.
      RINGRATT_LOCAL_PROVIDERS: '1',
    },
  });
  const stop = async () => {
    if (child.exitCode === null) {
      child.kill('SIGTERM');
      await once(child, 'exit');
    }
    rmSync(data, { recursive: true, force: true });
  };
  for (let waited = 0; !existsSync(file); waited++) {
    if (child.exitCode !== null || waited > 2_400) {
      await stop();
      throw new Error('The instance for the journeys did not start: its own messages say why.');
    }
    await sleep(250);
  }
  process.env.RINGRATT_DEMO_FILE = file;
  return async () => {
    delete process.env.RINGRATT_DEMO_FILE;
    await stop();
  };
}
