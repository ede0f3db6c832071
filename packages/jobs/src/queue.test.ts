import { type TestDatabase, testDatabase, testRedis } from '@ringratt/testing';
import { Queue } from 'bullmq';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  type Consumer,
  type Doorbell,
  type Handlers,
  jobId,
  jobs,
  openConsumer,
  openDoorbell,
  prepareQueue,
  type QueueConnection,
  queueConnection,
  type RowPayload,
} from './index.ts';

const redis = await testRedis();
const row = (generation = 1): RowPayload => ({
  tenantId: crypto.randomUUID(),
  subjectId: crypto.randomUUID(),
  generation,
});

describe('the catalogue', () => {
  it('makes job ids of row and turn, without a colon', () => {
    const payload = row(7);
    expect(jobId('contact-list.import', payload)).toBe(
      `${payload.tenantId}-contact-list.import-${payload.subjectId}-7`,
    );
    expect(jobId('contact-list.import', payload)).not.toContain(':');
  });

  it('takes Redis where its address is set, else Postgres, and asks for one of them', () => {
    expect(queueConnection({ redis: 'redis://r', postgres: 'postgres://p' })).toEqual({
      kind: 'redis',
      url: 'redis://r',
    });
    expect(queueConnection({ postgres: 'postgres://p' }).kind).toBe('postgres');
    expect(() => queueConnection({})).toThrow('QUEUE_DATABASE_URL or REDIS_URL');
  });
});

describe.each(['postgres', 'redis'] as const)('the queue on %s', (kind) => {
  let database: TestDatabase | undefined;
  let connection: QueueConnection;
  const open: (Consumer | Doorbell)[] = [];
  const errors: Error[] = [];

  beforeAll(async () => {
    if (kind === 'redis') {
      if (redis) connection = { kind, url: redis };
      return;
    }
    database = await testDatabase();
    connection = { kind, url: database.queueUrl };
    await prepareQueue(connection);
    await prepareQueue(connection);
  });
  afterEach(async () => {
    await Promise.all(open.splice(0).map((one) => one.close()));
  });
  afterAll(() => database?.drop());

  const doorbell = () => keep(openDoorbell(connection, (error) => errors.push(error)));
  const keep = <T extends Consumer | Doorbell>(one: T): T => {
    open.push(one);
    return one;
  };
  const listen = async (
    handler: (payload: RowPayload) => Promise<void>,
    seen: { unknown?: string[]; last?: boolean[] } = {},
  ) => {
    const handlers = Object.fromEntries(Object.keys(jobs).map((name) => [name, handler])) as Handlers;
    const consumer = keep(
      openConsumer(connection, handlers, {
        unknown: (name) => seen.unknown?.push(name),
        failed: async (_name, _payload, _error, last) => {
          seen.last?.push(last);
        },
        error: (error) => errors.push(error),
      }),
    );
    await consumer.ready();
  };
  const until = async (done: () => boolean, ms = 15_000) => {
    const end = performance.now() + ms;
    while (!done()) {
      if (performance.now() > end) throw new Error('waited in vain');
      await new Promise((wait) => setTimeout(wait, 20));
    }
  };

  it.skipIf(kind === 'redis' && !redis)(
    'hears a ring, once for a row and turn, and again for the next turn',
    async () => {
      const heard: string[] = [];
      const bell = doorbell();
      const payload = row();
      const ring = { name: 'assignment.withdraw-suppressed', payload, delay: 0 } as const;
      await bell.ring([ring, ring]);
      await bell.ring([ring]);
      await listen(async (got) => {
        heard.push(jobId('assignment.withdraw-suppressed', got));
      });
      await until(() => heard.length > 0);
      await bell.ring([{ ...ring, payload: { ...payload, generation: 2 } }]);
      await until(() => heard.length > 1);
      // A turn that was heard can be rung again: nothing of it is kept.
      await bell.ring([ring]);
      await until(() => heard.length > 2);
      expect(heard).toEqual(
        [1, 2, 1].map((generation) => jobId('assignment.withdraw-suppressed', { ...payload, generation })),
      );
    },
  );

  it.skipIf(kind === 'redis' && !redis)('hears a delayed ring when it is due', async () => {
    const bell = doorbell();
    let heardAt = 0;
    await listen(async () => {
      heardAt = performance.now();
    });
    const rungAt = performance.now();
    await bell.ring([{ name: 'contact-list.plan', payload: row(), delay: 1_500 }]);
    await until(() => heardAt > 0);
    expect(heardAt - rungAt).toBeGreaterThanOrEqual(1_450);
  });

  it.skipIf(kind === 'redis' && !redis)(
    'tries again after a failure and says which try is the last',
    async () => {
      const seen = { last: [] as boolean[] };
      let tries = 0;
      await listen(async () => {
        tries++;
        throw new Error('070-174 06 05 is in the way');
      }, seen);
      await doorbell().ring([{ name: 'assignment.withdraw-suppressed', payload: row(), delay: 0 }]);
      await until(() => seen.last.length === 5, 30_000);
      expect(tries).toBe(5);
      expect(seen.last).toEqual([false, false, false, false, true]);
    },
    40_000,
  );

  it.skipIf(kind === 'redis' && !redis)('completes a job that it does not know', async () => {
    const seen = { unknown: [] as string[] };
    const { createPostgresBackend } = await import('bullmq');
    const stranger =
      kind === 'postgres'
        ? new Queue('acts', { connection: { connectionString: connection.url } }, createPostgresBackend)
        : new Queue('acts', { prefix: 'ringratt', connection: { url: connection.url } });
    await stranger.add('from.the.future', {}, { removeOnComplete: true });
    await listen(async () => {}, seen);
    await until(() => seen.unknown.length > 0);
    expect(seen.unknown).toEqual(['from.the.future']);
    await stranger.close();
  });
});
