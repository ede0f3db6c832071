/** The database that a start works on: the embedded cluster's, or the one that DATABASE_URL names. */
import { createRequire } from 'node:module';

import { startCluster } from './postgres.mjs';
import { codeOf, Problem } from './problems.mjs';
import { run, stopLast, typescript } from './processes.mjs';
import { databaseUrl, rolePasswords } from './roles.mjs';

/**
 * How far the first start came. The word stands in the database's own comment, so that it goes where the data
 * go and counts as no table.
 * @typedef {'new' | 'filling' | 'filled'} State
 */
/**
 * @typedef {object} Database
 * @property {string} adminUrl
 * @property {boolean} embedded
 * @property {State} state
 */

const oldest = 18;
const comment = 'Ringrätt: ';

/** The driver, loaded late: it is there only after the install. */
function driver() {
  return /** @type {typeof import('postgres')} */ (createRequire(import.meta.url)('postgres'));
}

/**
 * @template Result
 * @param {string} url
 * @param {(sql: import('postgres').Sql) => Promise<Result>} work
 */
async function connected(url, work) {
  const sql = driver()(url, { max: 1, connect_timeout: 10, onnotice: () => {} });
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 2 });
  }
}

/**
 * Opens the embedded database, making cluster and database where there are none.
 * @param {string} data the data folder
 * @param {{ fresh: boolean }} options
 * @returns {Promise<Database>}
 */
export async function openEmbedded(data, { fresh }) {
  const starting = startCluster(data);
  // Registered before it runs: a signal may come while it is being made.
  stopLast(() =>
    starting.then(
      ({ stop }) => stop(),
      () => {},
    ),
  );
  const cluster = await starting;
  const adminUrl = databaseUrl(cluster.adminUrl, 'ringratt');
  await connected(cluster.adminUrl, async (sql) => {
    const before = await readState(sql, 'ringratt');
    // What an interrupted first start left is nobody's data yet.
    if (fresh || before === 'filling') await sql`drop database if exists ringratt with (force)`;
    const [there] = await sql`select from pg_database where datname = 'ringratt'`;
    if (!there) await sql`create database ringratt`;
  });
  return { adminUrl, embedded: true, state: await stateOf(adminUrl) };
}

/**
 * Opens the database that the user named; nothing in it is ever dropped.
 * @param {string} url
 * @returns {Promise<Database>}
 */
export async function openOwn(url) {
  const where = address(url);
  try {
    await connected(url, async (sql) => {
      const [row] = await sql`
        select current_setting('server_version_num')::int / 10000 as version, rolsuper or (rolcreaterole and rolbypassrls) as enough
        from pg_roles where rolname = current_user`;
      if (row?.version < oldest)
        throw new Problem(
          `The database at ${where} is PostgreSQL ${row?.version}: set DATABASE_URL to a server of version ${oldest} or newer.`,
        );
      if (!row?.enough)
        throw new Problem(
          'The user of DATABASE_URL may not make the roles of the application: name a superuser, or one with CREATEROLE and BYPASSRLS.',
        );
    });
    const state = await stateOf(url);
    if (state === 'filling')
      throw new Problem(
        `An earlier first start was stopped while it filled the database at ${where}: drop that database, create it empty, and start again.`,
      );
    return { adminUrl: url, embedded: false, state };
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(unreachable(where, error));
  }
}

/** @param {string} url */
function address(url) {
  try {
    const { protocol, hostname, port, pathname } = new URL(url);
    if (!/^postgres(ql)?:$/.test(protocol) || pathname.length < 2) throw new TypeError();
    return `${hostname}:${port || 5432}${pathname}`;
  } catch {
    throw new Problem('DATABASE_URL is no address: write it as postgres://user:password@host:5432/database.');
  }
}

/**
 * @param {string} where
 * @param {unknown} error
 */
function unreachable(where, error) {
  const code = codeOf(error);
  if (code === '3D000') return `There is no database at ${where}: create it and start again.`;
  if (code.startsWith('28'))
    return `The database at ${where} refuses the sign-in: correct the user and password in DATABASE_URL.`;
  return `The database at ${where} does not answer (${code || error}): start it, or correct DATABASE_URL.`;
}

/** @param {string} url */
async function stateOf(url) {
  return connected(url, async (sql) => {
    const [row] = await sql`select current_database() as name`;
    const state = await readState(sql, row?.name);
    if (state) return state;
    // Data that no start of ours marked were put there by somebody: they are theirs to keep.
    const [found] = await sql`select to_regclass('public.organization') is not null as migrated`;
    if (!found?.migrated) return 'new';
    const [any] = await sql`select exists(select from organization) as filled`;
    return any?.filled ? 'filled' : 'new';
  });
}

/**
 * @param {import('postgres').Sql} sql
 * @param {string} name
 * @returns {Promise<State | undefined>}
 */
async function readState(sql, name) {
  const [row] = await sql`
    select shobj_description(oid, 'pg_database') as text from pg_database where datname = ${name}`;
  const text = String(row?.text ?? '');
  if (!text.startsWith(comment)) return undefined;
  return text === `${comment}filled` ? 'filled' : 'filling';
}

/**
 * @param {string} adminUrl
 * @param {State} state
 */
export async function markState(adminUrl, state) {
  await connected(adminUrl, async (sql) => {
    const [row] =
      await sql`select format('comment on database %I is %L', current_database(), ${comment + state}::text) as text`;
    await sql.unsafe(row?.text);
  });
}

/**
 * The environment of programs that may change the schema.
 * @param {string} adminUrl
 */
function migrating(adminUrl) {
  const passwords = rolePasswords(adminUrl);
  return {
    ...process.env,
    DATABASE_ADMIN_URL: adminUrl,
    RINGRATT_APP_PASSWORD: passwords.app,
    RINGRATT_QUEUE_PASSWORD: passwords.queue,
    RINGRATT_LOADER_PASSWORD: passwords.loader,
  };
}

const migrations = [...typescript, 'packages/db/src/migrate.ts'];

/** @param {string} adminUrl */
export async function migrate(adminUrl) {
  await run({ name: 'The migration', args: migrations, env: migrating(adminUrl) });
}

/**
 * The newest instant that the data hold.
 * @param {string} adminUrl
 * @returns {Promise<number | undefined>} epoch milliseconds
 */
export async function newestInstant(adminUrl) {
  const text = await run({
    name: 'The migration',
    args: [...migrations, '--newest'],
    env: migrating(adminUrl),
  });
  const newest = Date.parse(text.trim());
  return Number.isNaN(newest) ? undefined : newest;
}
