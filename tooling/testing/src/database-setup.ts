import { spawn } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

import { startThrowawayCluster } from '@ringratt/bootstrap/postgres';
import { databaseUrl, rolePasswords } from '@ringratt/bootstrap/roles';

import { statement } from './database.ts';

const root = fileURLToPath(new URL('../../../', import.meta.url));

/**
 * Vitest's global set-up for packages that test on a database: a throwaway cluster, unless
 * RINGRATT_TEST_ADMIN_URL names a server, and a migrated template in it. The projects of one run share both
 * through the environment, which their workers inherit.
 */
export default async function setUp(): Promise<(() => Promise<void>) | undefined> {
  if (process.env.RINGRATT_TEST_TEMPLATE) return undefined;
  const given = process.env.RINGRATT_TEST_ADMIN_URL;
  const cluster = given ? undefined : await startThrowawayCluster();
  const server = given ?? cluster!.adminUrl;
  const template = `ringratt_template_${randomBytes(6).toString('hex')}`;
  await statement(server, `create database ${template}`);
  await migrate(databaseUrl(server, template));
  process.env.RINGRATT_TEST_ADMIN_URL = server;
  process.env.RINGRATT_TEST_TEMPLATE = template;
  return async () => {
    delete process.env.RINGRATT_TEST_TEMPLATE;
    if (cluster) {
      delete process.env.RINGRATT_TEST_ADMIN_URL;
      await cluster.stop();
    } else await statement(server, `drop database if exists ${template} with (force)`);
  };
}

/** Runs the migrations as `npm start` does: by the program, in a process of its own. */
async function migrate(adminUrl: string): Promise<void> {
  const passwords = rolePasswords(adminUrl);
  const child = spawn(process.execPath, ['--import', 'tsx', 'packages/db/src/migrate.ts'], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
    env: {
      ...process.env,
      DATABASE_ADMIN_URL: adminUrl,
      RINGRATT_APP_PASSWORD: passwords.app,
      RINGRATT_QUEUE_PASSWORD: passwords.queue,
      RINGRATT_LOADER_PASSWORD: passwords.loader,
    },
  });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`The migrations of the test database failed with exit code ${code}.`);
}
