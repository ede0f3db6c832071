import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { drizzle } from 'drizzle-orm/postgres-js';
import { migrate as runMigrations } from 'drizzle-orm/postgres-js/migrator';
import postgres from 'postgres';

/** Passwords of the roles that sign in. Roles belong to the cluster, so its databases share them. */
export interface RolePasswords {
  app: string;
  queue: string;
  loader: string;
}

/**
 * Brings the database up to date and lets the program's roles sign in. Safe to run again and from
 * several processes: an advisory lock makes the second wait.
 *
 * @param adminUrl a role that may create roles with BYPASSRLS (a superuser)
 */
export async function migrate(adminUrl: string, passwords: RolePasswords): Promise<void> {
  const sql = postgres(adminUrl, { max: 1, onnotice: () => {}, connection: { TimeZone: 'UTC' } });
  try {
    // Cluster-wide would be needed for roles; advisory locks are a database's own. A lost race on a role
    // shows as a unique violation and is tried once more.
    await sql`select pg_advisory_lock(7471)`;
    const migrationsFolder = join(dirname(fileURLToPath(import.meta.url)), '../migrations');
    await withOneRetry(() => runMigrations(drizzle(sql), { migrationsFolder }));
    await withOneRetry(async () => {
      for (const [role, password] of Object.entries(passwords)) {
        await sql.unsafe(`ALTER ROLE ringratt_${role} PASSWORD '${password.replaceAll("'", "''")}'`);
      }
    });
    const [{ name }] = (await sql`select current_database() as name`) as unknown as [{ name: string }];
    await sql.unsafe(
      `GRANT CONNECT ON DATABASE "${name.replaceAll('"', '""')}" TO ringratt_app, ringratt_queue, ringratt_loader`,
    );
  } finally {
    await sql.end();
  }
}

async function withOneRetry(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch (error) {
    const code =
      (error as { code?: string; cause?: { code?: string } }).code ??
      (error as { cause?: { code?: string } }).cause?.code;
    // unique_violation, duplicate_object, "tuple concurrently updated"
    if (code !== '23505' && code !== '42710' && code !== 'XX000') throw error;
    await work();
  }
}

async function newestInstant(adminUrl: string): Promise<string> {
  const sql = postgres(adminUrl, { max: 1, connection: { TimeZone: 'UTC' } });
  try {
    const rows = await sql`select newest_instant() as newest`;
    const newest = rows[0]?.newest as Date | null | undefined;
    return newest ? newest.toISOString() : '';
  } finally {
    await sql.end();
  }
}

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`Set ${name}: see .env.example.`);
  return value;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const adminUrl = required('DATABASE_ADMIN_URL');
  if (process.argv.includes('--newest')) {
    console.log(await newestInstant(adminUrl));
  } else {
    await migrate(adminUrl, {
      app: required('RINGRATT_APP_PASSWORD'),
      queue: required('RINGRATT_QUEUE_PASSWORD'),
      loader: required('RINGRATT_LOADER_PASSWORD'),
    });
  }
}
