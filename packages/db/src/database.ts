import { drizzle, type PostgresJsDatabase } from 'drizzle-orm/postgres-js';
import postgres from 'postgres';
import * as schema from './schema/index.ts';

export type Sql = postgres.Sql;

export interface Database {
  /** The driver itself. Only the doors of `tenancy.ts` and the readiness probe use it. */
  readonly sql: Sql;
  close(): Promise<void>;
  /**
   * Set where an auditor reads: every door of `tenancy.ts` then leads to a role that can only select, and to
   * one campaign where the grant names one.
   */
  readonly auditor?: { readonly campaignId: string | null; readonly writing: Database };
}

/** Builds typed queries over a transaction's own connection. */
export function queriesOver(sql: postgres.TransactionSql): PostgresJsDatabase<typeof schema> {
  // A transaction's handle has no options of its own, and Drizzle sets conversions on what it is given:
  // it gets a pair of its own to set, the connection keeps those of the pool.
  return drizzle(Object.assign(sql, { options: { parsers: {}, serializers: {} } }) as unknown as Sql, {
    schema,
  });
}

const oids = { instant: 1184, bigint: 20, json: 114, jsonb: 3802 };

/**
 * Opens a pool as the application's role.
 *
 * Instants leave the driver as epoch milliseconds and bigint as number (all ours lie below 2^53).
 */
export function openDatabase(url: string, options: { connections?: number; name?: string } = {}): Database {
  const sql = postgres(url, {
    max: options.connections ?? 10,
    onnotice: () => {},
    connection: {
      TimeZone: 'UTC',
      application_name: options.name ?? 'ringratt',
      statement_timeout: 30_000,
      idle_in_transaction_session_timeout: 30_000,
    },
  });
  // Drizzle replaces the driver's date conversion on the pool it is given; do it once, then set ours.
  drizzle(sql, { schema });
  const parsers = sql.options.parsers as Record<number, (value: string) => unknown>;
  const serializers = sql.options.serializers as Record<number, (value: unknown) => string>;
  parsers[oids.instant] = (value) => Date.parse(value);
  parsers[oids.bigint] = Number;
  serializers[oids.instant] = (value) =>
    typeof value === 'number' ? new Date(value).toISOString() : String(value);
  // Drizzle hands over JSON as text, `sql.json` as a value.
  serializers[oids.json] = serializers[oids.jsonb] = (value) =>
    typeof value === 'string' ? value : JSON.stringify(value);
  return { sql, close: () => sql.end({ timeout: 5 }) };
}
