import { createPostgresBackend, type Job, UnrecoverableError, Worker } from 'bullmq';
import { isJobName, type JobName, jobs, type QueueName, queueNames, type RowPayload } from './catalogue.ts';
import { postgresOptions, type QueueConnection } from './connection.ts';
import { redisPrefix } from './doorbell.ts';

export type Handler = (payload: RowPayload) => Promise<void>;
/** One handler for every job of the catalogue. */
export type Handlers = Readonly<Record<JobName, Handler>>;

/** What a consumer tells of, for its log and for what is to be done about it. */
export interface ConsumerEvents {
  /** A job that this version does not know: completed, so that an older worker does not hold it up. */
  unknown(name: string): void;
  /** A try failed; `last` when the queue gives up and Postgres has to ring again. */
  failed(name: JobName, payload: RowPayload, error: Error, last: boolean): Promise<void>;
  /** The connection was lost or the queue could not be read. */
  error(error: Error): void;
}

export interface Consumer {
  ready(): Promise<void>;
  /** Takes no more, waits for what is running, closes. */
  close(): Promise<void>;
}

type AnyWorker = Pick<Worker, 'close' | 'on' | 'waitUntilReady'>;

export function openConsumer(
  connection: QueueConnection,
  handlers: Handlers,
  events: ConsumerEvents,
  concurrency: Readonly<Record<QueueName, number>> = { acts: 8, bulk: 1 },
): Consumer {
  const workers = queueNames.map((queue) => {
    const worker = openWorker(queue, connection, (job) => run(job, handlers, events), concurrency[queue]);
    worker.on('error', events.error);
    return worker;
  });
  return {
    ready: async () => {
      await Promise.all(workers.map((worker) => worker.waitUntilReady()));
    },
    close: async () => {
      await Promise.all(workers.map((worker) => worker.close()));
    },
  };
}

async function run(job: Job, handlers: Handlers, events: ConsumerEvents): Promise<void> {
  if (!isJobName(job.name)) return events.unknown(job.name);
  const parsed = jobs[job.name].payload.safeParse(job.data);
  if (!parsed.success) throw new UnrecoverableError(`bad payload of ${job.name}`);
  try {
    await handlers[job.name](parsed.data);
  } catch (error) {
    const last = job.attemptsMade + 1 >= (job.opts.attempts ?? 1);
    await events.failed(
      job.name,
      parsed.data,
      error instanceof Error ? error : new Error(String(error)),
      last,
    );
    // What the queue keeps of an error is its message, and a message may quote a row: keep the kind alone.
    throw new Error(error instanceof Error ? error.name : 'Error');
  }
}

function openWorker(
  name: QueueName,
  connection: QueueConnection,
  process: (job: Job) => Promise<void>,
  concurrency: number,
): AnyWorker {
  const options = {
    concurrency,
    // A worker that dies leaves its job to the next; two dead workers on one job would fail it for good.
    maxStalledCount: 1_000,
    // It is found within the lock's time and two rounds of looking: twenty seconds, so that what was due is done within
    // half a minute of a death. Found too early, while its worker lives but hangs, it is done by both with one effect.
    stalledInterval: 4_000,
    lockDuration: 12_000,
  };
  if (connection.kind === 'postgres') {
    return new Worker(
      name,
      process,
      { ...options, connection: postgresOptions(connection.url, 4) },
      createPostgresBackend,
    ) as never;
  }
  return new Worker(name, process, {
    ...options,
    prefix: redisPrefix,
    connection: { url: connection.url, maxRetriesPerRequest: null },
  });
}
