import { readFileSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

/**
 * Postgres refuses to run as root, so root lends it an account without rights.
 * @typedef {{ uid: number, gid: number }} Account
 */

/**
 * The account for a cluster: none when we are not root (it is then ours), else the owner of an existing
 * cluster, else `postgres`, else `nobody`.
 * @param {string} [cluster] folder of a cluster that may exist
 * @returns {Account | undefined}
 */
export function accountFor(cluster) {
  if (process.getuid?.() !== 0) return undefined;
  const owner = cluster && statSync(cluster, { throwIfNoEntry: false });
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const name of ['postgres', 'nobody']) {
    const fields = lines.find((line) => line.startsWith(`${name}:`))?.split(':');
    if (fields) return { uid: Number(fields[2]), gid: Number(fields[3]) };
  }
  return { uid: 65_534, gid: 65_534 };
}

/**
 * Whether the account may pass through every folder down to this one; root's home usually closes the way.
 * @param {string} folder which must exist
 * @param {Account | undefined} account
 */
export function canReach(folder, account) {
  if (!account) return true;
  for (let at = folder; ; at = dirname(at)) {
    const { mode, uid, gid } = statSync(at);
    const bit = uid === account.uid ? 0o100 : gid === account.gid ? 0o010 : 0o001;
    if (!(mode & bit)) return false;
    if (at === dirname(at)) return true;
  }
}
