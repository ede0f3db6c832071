import { openDatabase } from '@ringratt/db';
import type { QueueConnection } from '@ringratt/jobs';
import {
  type Context,
  getContactList,
  importContactList,
  type Services,
  settableClock,
  systemClock,
} from '@ringratt/services';
import { type TestDatabase, testDatabase, testRedis } from '@ringratt/testing';
import { Redis } from 'ioredis';
import postgres from 'postgres';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { openLog } from './log.ts';
import { openPost } from './post.ts';
import { arrange } from './testing/arrange.ts';
import { type RunningWorker, startWorker } from './worker.ts';

const redis = await testRedis();
const start = Date.parse('2026-11-24T09:00:00Z');
const secrets = { numberKey: 'number key of the tests', apiKey: 'api key of the tests' };

describe.each(['postgres', 'redis'] as const)('the worker on %s', (kind) => {
  let urls: TestDatabase;
  let admin: postgres.Sql;
  let services: Services;
  let queue: QueueConnection;
  let principal: Context;
  let ids: Record<'principalId' | 'centerId' | 'offerId' | 'campaignId' | 'assignmentId', string>;
  const workers: RunningWorker[] = [];
  const log = openLog('silent');
  const post = openPost({
    smtpUrl: undefined,
    from: undefined,
    publicUrl: 'http://localhost:3000',
    demo: true,
  });

  beforeAll(async () => {
    urls = await testDatabase();
    admin = postgres(urls.adminUrl, { max: 2, onnotice: () => {} });
    services = {
      database: openDatabase(urls.appUrl),
      clock: systemClock(start - Date.now()),
      secrets,
    };
    queue = kind === 'redis' ? { kind, url: redis ?? '' } : { kind, url: urls.queueUrl };
    ids = await arrange(admin, start);
    principal = {
      ...services,
      organizationId: ids.principalId,
      actor: { kind: 'person', personId: ids.principalId, role: 'owner' },
    };
  });
  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.stop()));
  });
  afterAll(async () => {
    await services?.database.close();
    await admin?.end();
    await urls?.drop();
  });

  const work = async (over: Partial<Services> = {}) => {
    const worker = await startWorker({ ...services, ...over }, queue, log, post);
    workers.push(worker);
    return worker;
  };
  const upload = (from: number, rows: number) =>
    importContactList(principal, {
      campaignId: ids.campaignId,
      assignmentId: ids.assignmentId,
      name: 'Villor',
      addressSource: 'Egna adresser',
      fileName: 'villor.csv',
      content: Buffer.from(
        `Telefon\n${Array.from({ length: rows }, (_, i) => `+4673${1_000_000 + from + i}`).join('\n')}\n`,
      ),
    });
  const until = async (done: () => Promise<boolean>, ms = 40_000) => {
    const end = performance.now() + ms;
    while (!(await done().catch(() => false))) {
      if (performance.now() > end) throw new Error('waited in vain');
      await new Promise((wait) => setTimeout(wait, 100));
    }
  };
  const planned = (list: string) => async () => (await getContactList(principal, list)).state === 'planned';

  it.skipIf(kind === 'redis' && !redis)(
    'takes a list from upload to planned slots, notes the clock and counts, and removes what has lapsed',
    async () => {
      const lapsed = '01900000-0000-7000-8000-00000000f00d';
      await admin`insert into founding values (${lapsed}, ${Buffer.from('hash')}, ${Buffer.from('form')},
        ${new Date(start - 86_400_000)}, ${new Date(start)})`;
      await work();
      const list = await upload(0, 50);
      await until(planned(list));
      expect(await getContactList(principal, list)).toMatchObject({ rowsImported: 50, slotsPlanned: 50 });
      expect(await admin`select from due_work where kind like 'contact-list.%'`).toHaveLength(0);
      await until(
        async () =>
          (await admin`select from assignment_totals where (counts->'slots'->>'planned')::int = 50`)
            .length === 1,
      );
      const [row] = await admin`select clock_seen_at from installation`;
      expect(Math.abs((row!.clock_seen_at as Date).getTime() - services.clock.now())).toBeLessThan(10_000);
      await until(async () => (await admin`select from founding where tenant_id = ${lapsed}`).length === 0);
    },
    60_000,
  );

  it.skipIf(kind === 'redis' && !redis)(
    "rings at the row's time by its own clock, not before",
    async () => {
      const list = await upload(1_000, 5);
      const due = services.clock.now() + 2_500;
      await admin`update due_work set due_at = ${new Date(due).toISOString()} where kind = 'contact-list.import'`;
      await work();
      await until(planned(list));
      const { importedAt } = await getContactList(principal, list);
      expect(importedAt).toBeGreaterThanOrEqual(due);
      expect(importedAt).toBeLessThan(due + 10_000);
    },
    60_000,
  );

  it.skipIf(kind === 'redis' && !redis)(
    'lets a stale ring pass and does what the row says now',
    async () => {
      const list = await upload(2_000, 5);
      await work();
      // The row moved after it was rung: its old ring finds another turn.
      await admin`update due_work set generation = generation + 1, rung_at = now() where kind = 'contact-list.import'`;
      await new Promise((wait) => setTimeout(wait, 1_500));
      expect((await getContactList(principal, list)).state).toBe('uploaded');
      await admin`update due_work set generation = generation + 1, rung_at = null, due_at = ${new Date(start).toISOString()}
        where kind = 'contact-list.import'`;
      await until(planned(list));
      expect((await getContactList(principal, list)).rowsImported).toBe(5);
    },
    60_000,
  );

  it.skipIf(kind === 'redis' && !redis)(
    'loses nothing when the queue is emptied',
    async () => {
      const list = await upload(3_000, 5);
      // Rung for, and then the queue forgets.
      const clock = settableClock(services.clock.now());
      const first = await work({ clock });
      await admin`update due_work set due_at = ${new Date(services.clock.now() + 5_000).toISOString()}, rung_at = null
        where kind = 'contact-list.import'`;
      await until(
        async () =>
          (await admin`select from due_work where rung_at is null and kind = 'contact-list.import'`)
            .length === 0,
      );
      await first.stop();
      workers.splice(0);
      if (kind === 'redis') {
        const client = new Redis(queue.url);
        await client.flushall();
        client.disconnect();
      } else {
        const tables =
          await admin`select tablename from pg_tables where schemaname = 'bullmq' and tablename not like '%migration%'`;
        await admin.unsafe(`truncate ${tables.map((row) => `bullmq."${row.tablename}"`).join(', ')}`);
      }
      await work({ clock: systemClock(start - Date.now() + 60_000) });
      await until(planned(list));
      expect((await getContactList(principal, list)).rowsImported).toBe(5);
    },
    60_000,
  );

  it.skipIf(kind === 'redis' && !redis)(
    'lives through the loss of every connection to Postgres',
    async () => {
      const own = openDatabase(urls.appUrl, { name: 'worker' });
      await work({ database: own });
      const list = await upload(4_000, 30_000);
      await until(async () => (await getContactList(principal, list)).rowsRead > 0);
      await admin`select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()
      and (application_name = 'worker' or usename = 'ringratt_queue')`;
      await until(planned(list), 80_000);
      expect(await getContactList(principal, list)).toMatchObject({ rowsImported: 30_000, rowsRefused: 0 });
    },
    120_000,
  );

  it.skipIf(kind === 'redis' && !redis)(
    'stops when told, with what was under way left whole',
    async () => {
      const worker = await work();
      const list = await upload(40_000, 30_000);
      await until(async () => (await getContactList(principal, list)).rowsRead > 0);
      workers.splice(0);
      await worker.stop();
      const stopped = await getContactList(principal, list);
      expect(['imported', 'planning', 'planned']).toContain(stopped.state);
      await work();
      await until(planned(list), 80_000);
      expect(await getContactList(principal, list)).toMatchObject({ rowsImported: 30_000, rowsRefused: 0 });
    },
    120_000,
  );
});
