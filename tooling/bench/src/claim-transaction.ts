import type { Database } from '@ringratt/db';
import type { BenchParties } from './stage.ts';

export type Sql = Parameters<Parameters<Database['sql']['begin']>[1]>[0];

/** The transaction of a claim, with its settings, over whatever is to be compared. */
export function inTransaction(
  database: Database,
  parties: BenchParties,
  work: (sql: Sql) => Promise<number>,
): Promise<number> {
  return database.sql.begin(async (sql) => {
    // Sent ahead of the work's first statement: a query waits until it is asked for.
    const settings =
      sql`select set_config('role', 'ringratt_principal', true), set_config('app.tenant', ${parties.tenantId}, true),
        set_config('app.organization', ${parties.center.organizationId}, true),
        set_config('app.assignment', ${parties.assignmentId}, true)`.execute();
    const [, result] = await Promise.all([settings, work(sql)]);
    return result;
  }) as Promise<number>;
}
