import { type TestDatabase, testDatabase } from '@ringratt/testing';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { bytesArray } from './columns.ts';
import { type Database, openDatabase } from './database.ts';
import { withoutTenant } from './tenancy.ts';

describe('the pool', () => {
  let urls: TestDatabase;
  let database: Database;
  let admin: postgres.Sql;
  beforeAll(async () => {
    urls = await testDatabase();
    database = openDatabase(urls.appUrl, { connections: 2 });
    admin = postgres(urls.adminUrl, { max: 1, onnotice: () => {} });
  });
  afterAll(async () => {
    await admin?.end();
    await database?.close();
    await urls?.drop();
  });

  it('outlives a connection that dies inside a transaction: the act fails, the process and the pool do not', async () => {
    for (let round = 0; round < 5; round++) {
      const act = withoutTenant(database, async ({ sql }) => {
        const [row] = await sql`select pg_backend_pid() as pid`;
        await admin`select pg_terminate_backend(${row!.pid})`;
        await new Promise((wait) => setTimeout(wait, 20));
        // The driver rejects the first; the second is where an unpatched one ends the process.
        await sql`select 1`.catch(() => {});
        await sql`select 2`;
      });
      await expect(act).rejects.toThrow();
      await expect(withoutTenant(database, ({ sql }) => sql`select 1 as one`)).resolves.toMatchObject([
        { one: 1 },
      ]);
    }
  });

  it('takes and gives instants as milliseconds, bigint as number, JSON and arrays of bytes as they are', async () => {
    const [row] = await withoutTenant(
      database,
      ({
        sql,
      }) => sql`select ${1_795_510_800_123}::timestamptz as at, ${2 ** 52}::bigint as big, ${sql.json({ a: [1] })}::jsonb as json,
        ${bytesArray([Buffer.from('00ff', 'hex'), Buffer.from('5c22', 'hex')])}::bytea[] as keys`,
    );
    expect(row).toEqual({
      at: 1_795_510_800_123,
      big: 2 ** 52,
      json: { a: [1] },
      keys: [Buffer.from('00ff', 'hex'), Buffer.from('5c22', 'hex')],
    });
  });
});
