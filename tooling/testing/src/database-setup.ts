import { randomBytes } from 'node:crypto';

import { startThrowawayCluster } from '@ringratt/bootstrap/postgres';
import { databaseUrl } from '@ringratt/bootstrap/roles';

import { statement } from './database.ts';
import { migrate } from './migrate.ts';

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
