import { runMigrations } from 'bullmq';
import pg from 'pg';

/** Where the queue lives: BullMQ's own tables in Postgres, or Redis. */
export type QueueConnection = { kind: 'postgres'; url: string } | { kind: 'redis'; url: string };

/** Redis where its address is set, else the Postgres backend. */
export function queueConnection(urls: {
  redis?: string | undefined;
  postgres?: string | undefined;
}): QueueConnection {
  if (urls.redis) return { kind: 'redis', url: urls.redis };
  if (urls.postgres) return { kind: 'postgres', url: urls.postgres };
  throw new Error('Set QUEUE_DATABASE_URL or REDIS_URL: the queue needs one of them.');
}

const schema = 'bullmq';

/** What the Postgres backend takes as its connection. */
export function postgresOptions(url: string, connections: number) {
  return {
    connectionString: url,
    schema,
    max: connections,
    keepAlive: true,
    // A process that is stopped in the middle of a transaction must not hold the queue up for the others.
    idle_in_transaction_session_timeout: 5_000,
  };
}

/**
 * Lays or raises the library's own tables. The schema is made by our migrations and owned by the queue's
 * role, which may make no other: the library's CREATE SCHEMA is left out.
 */
export async function prepareQueue(connection: QueueConnection): Promise<void> {
  if (connection.kind === 'redis') return;
  const client = new pg.Client({ connectionString: connection.url });
  await client.connect();
  try {
    await runMigrations(
      {
        query: (text: string, values?: unknown[]) =>
          text.startsWith('CREATE SCHEMA')
            ? Promise.resolve({ rows: [], rowCount: 0 })
            : client.query(text, values),
      } as never,
      schema,
    );
  } finally {
    await client.end();
  }
}
