import postgres from 'postgres';
import { describe, expect, it } from 'vitest';

import { testDatabase } from './database.ts';

describe('testDatabase', () => {
  it('gives each caller a migrated database of its own, with a way in for every role', async () => {
    const [one, other] = await Promise.all([testDatabase(), testDatabase()]);
    expect(one.adminUrl).not.toBe(other.adminUrl);
    for (const [url, role] of [
      [one.appUrl, 'ringratt_app'],
      [one.queueUrl, 'ringratt_queue'],
      [one.loaderUrl, 'ringratt_loader'],
    ] as const) {
      const sql = postgres(url, { max: 1, onnotice: () => {} });
      const [row] =
        await sql`select current_user as role, exists(select from pg_class where relname = 'organization') as migrated`;
      expect(row).toEqual({ role, migrated: true });
      await sql.end();
    }
    await one.drop();
    await other.drop();
  });
});
