import { startThrowawayCluster } from '@ringratt/bootstrap/postgres';
import { roleUrl } from '@ringratt/bootstrap/roles';
import { migrate } from './migrate.ts';

export { freePort } from '@ringratt/bootstrap/ports';

/** A whole server of a test's own, migrated: for what a test does to the server itself. */
export async function testCluster() {
  const cluster = await startThrowawayCluster();
  await migrate(cluster.adminUrl);
  return {
    /** Of the server's first process. */
    pid: cluster.pid,
    adminUrl: cluster.adminUrl,
    appUrl: roleUrl(cluster.adminUrl, 'app'),
    queueUrl: roleUrl(cluster.adminUrl, 'queue'),
    stop: cluster.stop,
  };
}
