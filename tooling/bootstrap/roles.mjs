import { createHmac } from 'node:crypto';

/**
 * Passwords of the three roles that programs sign in with.
 * @typedef {{ app: string, queue: string, loader: string }} Passwords
 */

/**
 * Roles belong to the whole cluster, so every database and data folder that uses one must come to the same
 * passwords without having met: they follow from the administrator's address and password.
 * @param {string} adminUrl
 * @returns {Passwords}
 */
export function rolePasswords(adminUrl) {
  const { username, password, hostname, port } = new URL(adminUrl);
  const key = `${username}:${password}@${hostname}:${port || '5432'}`;
  /** @param {string} role */
  const of = (role) => createHmac('sha256', key).update(role).digest('base64url');
  return { app: of('ringratt_app'), queue: of('ringratt_queue'), loader: of('ringratt_loader') };
}

/**
 * The same database as another role.
 * @param {string} adminUrl
 * @param {keyof Passwords} role
 */
export function roleUrl(adminUrl, role) {
  const url = new URL(adminUrl);
  url.username = `ringratt_${role}`;
  url.password = rolePasswords(adminUrl)[role];
  return url.href;
}

/**
 * The same server and credentials, another database.
 * @param {string} url
 * @param {string} database
 */
export function databaseUrl(url, database) {
  const changed = new URL(url);
  changed.pathname = `/${database}`;
  return changed.href;
}
