import { openDatabase } from '@ringratt/db';
import type { QueueConnection } from '@ringratt/jobs';
import { type Services, systemClock } from '@ringratt/services';
import { type TestDatabase, testDatabase, testRedis } from '@ringratt/testing';
import { Redis } from 'ioredis';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { openLog } from './log.ts';
import { openPost } from './post.ts';
import { arrange } from './testing/arrange.ts';
import { counted, eachOnce, layEffects, openSink, type Sink, unfinished } from './testing/effects.ts';
import { type RunningWorker, startWorker } from './worker.ts';

const redis = await testRedis();
const start = Date.parse('2026-11-24T09:00:00Z');
const secrets = { numberKey: 'number key of the tests', apiKey: 'api key of the tests' };
const count = 30;

/** The short form of faults.scale.test.ts, with workers in this process. */
describe.each(['postgres', 'redis'] as const)('duties and mails under faults, the queue on %s', (kind) => {
  let urls: TestDatabase;
  let admin: postgres.Sql;
  let sink: Sink;
  let queue: QueueConnection;
  let ids: Awaited<ReturnType<typeof arrange>>;
  const clock = systemClock(start - Date.now());
  const workers: { worker: RunningWorker; services: Services }[] = [];

  beforeAll(async () => {
    urls = await testDatabase();
    admin = postgres(urls.adminUrl, { max: 2, onnotice: () => {} });
    sink = await openSink();
    queue = kind === 'redis' ? { kind, url: redis ?? '' } : { kind, url: urls.queueUrl };
    ids = await arrange(admin, start);
  });
  afterAll(async () => {
    for (const { worker, services } of workers) {
      await worker.stop();
      await services.database.close();
    }
    await sink?.close();
    await admin?.end();
    await urls?.drop();
  });

  const work = async () => {
    const services = { database: openDatabase(urls.appUrl, { name: 'worker' }), clock, secrets };
    const post = openPost({
      smtpUrl: sink.url,
      from: undefined,
      publicUrl: 'http://localhost:3000',
      demo: false,
    });
    workers.push({ worker: await startWorker(services, queue, openLog('silent'), post), services });
  };
  const until = async (done: () => Promise<boolean>) => {
    const end = performance.now() + 60_000;
    while (!(await done().catch(() => false))) {
      if (performance.now() > end)
        throw new Error(`waited in vain: ${JSON.stringify(await counted(admin, ids, sink))}`);
      await new Promise((wait) => setTimeout(wait, 50));
    }
  };
  const left = async () => (await unfinished(admin, ids, clock.now())).left;

  it.skipIf(kind === 'redis' && !redis)(
    'are done, each once, through an emptied queue, lost connections and a change of workers',
    async () => {
      await work();
      await work();
      // All are rung for and none is due yet when the queue forgets them: what is under way meanwhile cannot matter.
      await layEffects(admin, ids, { count, from: clock.now() + 6_000, over: 3_000 });
      await until(
        async () =>
          (await admin`select from due_work where rung_at is null and kind = 'email.send'`).length === 0,
      );
      if (kind === 'redis') {
        const client = new Redis(queue.url);
        await client.flushall();
        client.disconnect();
      } else {
        const tables =
          await admin`select tablename from pg_tables where schemaname = 'bullmq' and tablename not like '%migration%'`;
        await admin.unsafe(`truncate ${tables.map((row) => `bullmq."${row.tablename}"`).join(', ')}`);
      }
      // Not in one instant with the next fault: BullMQ drops its connection's listeners before it ends the connection,
      // and an error in between is nobody's. The process that stops ends a moment sooner then; a test run fails.
      const gone = workers.shift()!;
      await gone.worker.stop();
      await gone.services.database.close();
      await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database()
        and pid <> pg_backend_pid() and (application_name = 'worker' or usename = 'ringratt_queue')`;
      await work();
      await until(async () => (await left()) === 0);
      expect(await counted(admin, ids, sink)).toEqual(eachOnce(count));
      expect([...sink.taken.values()].every((times) => times === 1)).toBe(true);
    },
    120_000,
  );
});
