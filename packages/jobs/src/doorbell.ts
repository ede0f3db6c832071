import { type BulkJobOptions, createPostgresBackend, Queue } from 'bullmq';
import { type JobName, jobId, jobs, type QueueName, queueNames, type RowPayload } from './catalogue.ts';
import { postgresOptions, type QueueConnection } from './connection.ts';

export interface Ring {
  name: JobName;
  payload: RowPayload;
  /** Milliseconds from now until it is to be heard; 0 or less is at once. */
  delay: number;
}

/** The queue as a producer sees it. What it loses is rung again from Postgres. */
export interface Doorbell {
  /** Rings; the same row and turn twice is once. */
  ring(rings: readonly Ring[]): Promise<void>;
  /** Whether the queue answers. */
  ready(): Promise<void>;
  close(): Promise<void>;
}

type AnyQueue = Pick<Queue, 'addBulk' | 'close' | 'on' | 'waitUntilReady'>;

/** @param onError hears of lost connections; the queue connects again by itself */
export function openDoorbell(connection: QueueConnection, onError: (error: Error) => void): Doorbell {
  const queues = Object.fromEntries(queueNames.map((name) => [name, openQueue(name, connection)])) as Record<
    QueueName,
    AnyQueue
  >;
  for (const queue of Object.values(queues)) queue.on('error', onError);
  return {
    ring: async (rings) => {
      await Promise.all(
        queueNames.map(async (queue) => {
          const own = rings.filter((ring) => jobs[ring.name].queue === queue);
          if (own.length > 0) await queues[queue].addBulk(own.map(toJob));
        }),
      );
    },
    ready: async () => {
      await Promise.all(Object.values(queues).map((queue) => queue.waitUntilReady()));
    },
    close: async () => {
      await Promise.all(Object.values(queues).map((queue) => queue.close()));
    },
  };
}

function openQueue(name: QueueName, connection: QueueConnection): AnyQueue {
  if (connection.kind === 'postgres') {
    return new Queue(
      name,
      { connection: postgresOptions(connection.url, 2) },
      createPostgresBackend,
    ) as never;
  }
  // A producer fails soon rather than waiting for Redis: the relay rings again.
  return new Queue(name, {
    prefix: redisPrefix,
    connection: { url: connection.url, maxRetriesPerRequest: 1 },
  });
}

/** Where the queue's keys lie in Redis. */
export const redisPrefix = 'ringratt';

function toJob({ name, payload, delay }: Ring) {
  const { attempts, backoff } = jobs[name];
  const opts: BulkJobOptions = {
    jobId: jobId(name, payload),
    delay: Math.max(0, Math.ceil(delay)),
    attempts,
    backoff: { type: 'exponential', delay: backoff },
    // The id of a job that is kept never runs again, and the row in Postgres is what is kept.
    removeOnComplete: true,
    removeOnFail: true,
    stackTraceLimit: 0,
  };
  return { name, data: payload, opts };
}
