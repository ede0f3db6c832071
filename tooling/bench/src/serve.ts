import { type ChildProcess, spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort } from '@ringratt/bootstrap/ports';
import { build, environment, waitFor } from '@ringratt/bootstrap/programs';
import type { Stage } from './stage.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/** The portal and the dialer API over the stage's database, as `npm start` runs them. */
export async function serve(
  stage: Stage,
  folder: string,
  programs: ChildProcess[],
): Promise<{ web: string; dialer: string; authSecret: string }> {
  await build();
  const secrets = join(folder, 'secrets.json');
  const { numberKey, apiKey } = stage.services.secrets;
  const authSecret = randomUUID();
  writeFileSync(secrets, JSON.stringify({ numberKey, apiKey, authSecret, checkpoint: randomUUID() }));
  const [port, dialerPort] = [await freePort(), await freePort()];
  const env = {
    ...environment({
      adminUrl: stage.adminUrl,
      port,
      dialerPort,
      clockOffset: stage.services.clock.now() - Date.now(),
      secrets,
      logs: folder,
    }),
    RINGRATT_LOG_LEVEL: 'silent',
  };
  const standalone = join(root, 'apps/web/.next/standalone/apps/web');
  cpSync(join(root, 'apps/web/.next/static'), join(standalone, '.next/static'), {
    recursive: true,
    force: true,
  });
  for (const args of [['--import', 'tsx', 'apps/dialer-api/src/main.ts'], [join(standalone, 'server.js')]])
    programs.push(spawn(process.execPath, args, { cwd: root, env, stdio: 'ignore' }));
  const web = `http://localhost:${port}`;
  const dialer = `http://localhost:${dialerPort}`;
  await waitFor(`${dialer}/healthz`);
  await waitFor(`${web}/healthz`);
  return { web, dialer, authSecret };
}
