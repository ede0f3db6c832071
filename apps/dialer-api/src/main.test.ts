import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { testDatabase } from '@ringratt/testing';
import { describe, expect, it } from 'vitest';
import { testSecrets } from './testing/arrange.ts';

const main = fileURLToPath(new URL('main.ts', import.meta.url));

function start(env: Record<string, string>): { child: ChildProcess; errors: () => string } {
  const { PATH = '' } = process.env;
  const child = spawn(process.execPath, ['--import', 'tsx', main], {
    env: { PATH, NODE_ENV: 'test', ...env },
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let text = '';
  child.stderr.on('data', (data) => {
    text += data;
  });
  return { child, errors: () => text };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0);
  await once(server, 'listening');
  const { port } = server.address() as { port: number };
  server.close();
  return port;
}

describe('the program', () => {
  it('serves with the clock moved, and ends cleanly when asked', { timeout: 120_000 }, async () => {
    const database = await testDatabase();
    const folder = mkdtempSync(join(tmpdir(), 'ringratt-'));
    const secrets = join(folder, 'secrets.json');
    writeFileSync(secrets, JSON.stringify(testSecrets));
    const port = await freePort();
    const { child, errors } = start({
      DATABASE_URL: database.appUrl,
      DIALER_PORT: String(port),
      RINGRATT_SECRETS: secrets,
      RINGRATT_CLOCK_OFFSET_MS: String(365 * 86_400_000),
    });
    const gone = once(child, 'exit');
    try {
      let health: { now: string } | undefined;
      for (let tries = 0; tries < 300 && !health && child.exitCode === null; tries++) {
        await sleep(100);
        health = await fetch(`http://localhost:${port}/healthz`).then(
          (response) => response.json() as Promise<{ now: string }>,
          () => undefined,
        );
      }
      expect(health, errors()).toBeDefined();
      expect(Date.parse(health!.now) - Date.now()).toBeGreaterThan(364 * 86_400_000);
      expect((await fetch(`http://localhost:${port}/readyz`)).status).toBe(200);
      child.kill('SIGTERM');
      expect(await gone).toEqual([0, null]);
    } finally {
      child.kill('SIGKILL');
      await database.drop();
      rmSync(folder, { recursive: true });
    }
  });
});
