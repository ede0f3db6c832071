import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync, readlinkSync, rmSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { freePort, testCluster, testRedis } from '@ringratt/testing';
import { Redis } from 'ioredis';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrange } from './testing/arrange.ts';
import { counted, eachOnce, layEffects, openSink, type Sink, unfinished } from './testing/effects.ts';

const program = redisProgram();
// Says so where this run may not do without.
if (!program) await testRedis();
const start = Date.parse('2026-11-24T09:00:00Z');
const offset = start - Date.now();
const now = () => Date.now() + offset;
const secrets = { numberKey: 'number key of the tests', apiKey: 'api key of the tests' };
/** Of each: obligations that break, mails that go out. */
const count = 1_000;
/** How late the oldest due work may be once a fault is over. */
const mostLate = 30_000;

/**
 * Every fault that a night brings, one after the other, while duties and mails fall due; workers, Postgres and Redis
 * are processes of their own, killed as processes are.
 */
describe.each(['postgres', 'redis'] as const)(
  'two thousand duties and mails under faults, the queue on %s',
  (kind) => {
    let cluster: Awaited<ReturnType<typeof testCluster>>;
    let postmaster: { pid: number; again: () => Promise<number> };
    let redis: { port: number; child: ChildProcess } | undefined;
    let admin: postgres.Sql;
    let sink: Sink;
    let ids: Awaited<ReturnType<typeof arrange>>;
    let secretsFile: string;
    const running = new Set<ChildProcess>();
    const report: string[] = [];

    beforeAll(async () => {
      cluster = await testCluster();
      postmaster = { pid: cluster.pid, again: repeatable(cluster.pid) };
      admin = postgres(cluster.adminUrl, { max: 3, onnotice: () => {} });
      if (program && kind === 'redis') redis = await startRedis(await freePort());
      sink = await openSink();
      secretsFile = join(mkdtempSync(join(tmpdir(), 'ringratt-faults-')), 'secrets.json');
      writeFileSync(secretsFile, JSON.stringify(secrets), { mode: 0o600 });
      ids = await arrange(admin, start);
    });
    afterAll(async () => {
      for (const child of running) child.kill('SIGKILL');
      redis?.child.kill('SIGKILL');
      await sink?.close();
      await admin?.end({ timeout: 5 });
      if (postmaster) await end(postmaster.pid);
      await cluster?.stop();
      if (secretsFile) rmSync(join(secretsFile, '..'), { recursive: true, force: true });
      process.stderr.write(`${report.join('\n')}\n`);
    });

    const startWorker = (): ChildProcess => {
      const child = spawn(
        process.execPath,
        ['--import', 'tsx', fileURLToPath(new URL('main.ts', import.meta.url))],
        {
          stdio: 'ignore',
          env: {
            ...process.env,
            DATABASE_URL: cluster.appUrl,
            QUEUE_DATABASE_URL: kind === 'postgres' ? cluster.queueUrl : '',
            REDIS_URL: redis ? `redis://127.0.0.1:${redis.port}` : '',
            SMTP_URL: sink.url,
            RINGRATT_DEMO: '',
            RINGRATT_SECRETS: secretsFile,
            RINGRATT_CLOCK_OFFSET_MS: String(offset),
          },
        },
      );
      running.add(child);
      child.once('exit', () => running.delete(child));
      return child;
    };
    const kill = async (child: ChildProcess) => {
      child.kill('SIGKILL');
      if (child.exitCode === null && child.signalCode === null) await once(child, 'exit');
    };

    /** What is due is looked at as long as it takes; a database that is away at the moment tells nothing. */
    async function watch(name: string, ended: number): Promise<void> {
      let worst = 0;
      let slow = '';
      const longest = performance.now() + 180_000;
      for (let quiet = 0; quiet < 10 && performance.now() < longest; ) {
        const seen = await unfinished(admin, ids, now()).catch(() => null);
        if (seen) {
          const late = seen.oldestDue === null ? 0 : now() - Math.max(seen.oldestDue, ended);
          quiet = late < 2_000 ? quiet + 1 : 0;
          if (late > worst + 5_000) slow = await lateNow();
          worst = Math.max(worst, late);
        }
        await sleep(200);
      }
      report.push(
        `${kind}: ${name}: oldest due work at most ${(worst / 1_000).toFixed(1)} s late after the fault${slow && `; ${slow}`}`,
      );
      expect(worst, name).toBeLessThanOrEqual(mostLate);
    }

    /** What waits, by kind and how it stands with the queue: told where something is slow. */
    async function lateNow(): Promise<string> {
      const rows = await admin<{ kind: string; rung: boolean; failed: boolean; count: number }[]>`
      select kind, rung_at is not null as rung, failures > 0 as failed, count(*)::int as count from due_work
      where due_at <= ${new Date(now()).toISOString()} group by 1, 2, 3`.catch(() => []);
      return rows
        .map((row) => `${row.count} ${row.kind}${row.rung ? ' rung' : ''}${row.failed ? ' failed' : ''}`)
        .join(', ');
    }

    it.skipIf(kind === 'redis' && !program)(
      'loses none, does none twice, and is on time again within half a minute',
      async () => {
        let [first, second] = [startWorker(), startWorker()];
        const begun = now() + 15_000;
        // They go on falling due while everything below happens to them.
        await layEffects(admin, ids, { count: count * 0.9, from: begun, over: 240_000 });
        await watch('start', begun);

        await kill(first);
        await watch('a worker killed', now());
        first = startWorker();

        second.kill('SIGSTOP');
        await sleep(35_000);
        second.kill('SIGCONT');
        await watch('a worker stopped for 35 s, then going on', now());

        await emptyQueue();
        await watch('the queue emptied', now());

        if (redis) {
          redis.child.kill('SIGKILL');
          await sleep(4_000);
          redis = await startRedis(redis.port);
          await watch('the queue server killed and restarted', now());
        }

        await end(postmaster.pid);
        await sleep(2_000);
        postmaster.pid = await postmaster.again();
        await answers();
        await watch('Postgres restarted', now());

        await admin`select pg_terminate_backend(pid) from pg_stat_activity where pid <> pg_backend_pid() and usename like 'ringratt%'`;
        await watch('every connection terminated', now());

        // Committed while nobody is there to ring for it.
        await Promise.all([kill(first), kill(second)]);
        await layEffects(admin, ids, { count: count * 0.1, from: now() - 1_000, over: 1_000 });
        [first, second] = [startWorker(), startWorker()];
        await present();
        await watch('death between commit and enqueue', now());

        await watch('a job that lost its worker twice', await loseTwice());

        const end_ = performance.now() + 400_000;
        for (;;) {
          const { left } = await unfinished(admin, ids, now());
          if (left === 0) break;
          if (performance.now() > end_)
            throw new Error(`${left} are left: ${JSON.stringify(await counted(admin, ids, sink))}`);
          await sleep(500);
        }
        const again = [...sink.taken.values()].filter((times) => times > 1).length;
        report.push(
          `${kind}: ${JSON.stringify(await counted(admin, ids, sink))}; letters handed over again: ${again}`,
        );
        expect(await counted(admin, ids, sink)).toEqual(eachOnce(count + 1));
        // A letter in the hand of a worker that dies is handed over again under its own Message-ID (decision 0063).
        expect(again).toBeLessThanOrEqual(8 * 6);

        /** A worker dies with the job in its hand, and then the next. */
        async function loseTwice(): Promise<number> {
          await kill(second);
          const at = now();
          await layEffects(admin, ids, { count: 1, from: at + 3_000, over: 0 });
          const [held] = await admin<{ id: string }[]>`
          select id from obligation where tenant_id = ${ids.principalId} and duty = 'contract-confirmation' and state = 'open'
            and due_at >= ${new Date(at + 3_000).toISOString()}`;
          const lock = await admin.reserve();
          await lock`begin`;
          await lock`select from obligation where id = ${held!.id} for update`;
          // What a worker that is dead waited for it waits for still, until the transaction's time is out.
          const dead: number[] = [];
          try {
            for (const child of [first, null]) {
              const holding = child ?? startWorker();
              // In hand: a transaction of the worker's waits for the row.
              for (let waited = 0; ; waited += 1) {
                const waiting = await admin<{ pid: number }[]>`
                  select pid from pg_stat_activity where wait_event_type = 'Lock' and application_name = 'ringratt-worker'
                    and pid <> all (${dead}::int[])`;
                if (waiting.length > 0) {
                  dead.push(...waiting.map(({ pid }) => pid));
                  break;
                }
                if (waited > 4_800) throw new Error('no worker took the job');
                await sleep(25);
              }
              await kill(holding);
            }
          } finally {
            await lock`rollback`;
            lock.release();
          }
          [first, second] = [startWorker(), startWorker()];
          await present();
          return now();
        }
      },
      1_500_000,
    );

    async function emptyQueue(): Promise<void> {
      if (redis) {
        const client = new Redis(redis.port, '127.0.0.1');
        await client.flushall();
        client.disconnect();
        return;
      }
      const tables =
        await admin`select tablename from pg_tables where schemaname = 'bullmq' and tablename not like '%migration%'`;
      await admin.unsafe(`truncate ${tables.map((row) => `bullmq."${row.tablename}"`).join(', ')}`);
    }

    /** A fault that took every worker ends when one is there again; how long a process takes to start is not its. */
    async function present(): Promise<void> {
      for (let tries = 0; tries < 1_200; tries += 1) {
        const [row] =
          await admin`select count(*)::int as n from pg_stat_activity where application_name = 'ringratt-worker'`;
        if (row!.n > 0) return;
        await sleep(100);
      }
      throw new Error('No worker came back.');
    }

    async function answers(): Promise<void> {
      for (let tries = 0; tries < 600; tries += 1) {
        if (
          await admin`select 1`.then(
            () => true,
            () => false,
          )
        )
          return;
        await sleep(100);
      }
      throw new Error('Postgres did not come back.');
    }
  },
);

/** A program that runs already, started again as it was: same arguments, same account. */
function repeatable(pid: number): () => Promise<number> {
  const read = (name: string) => readFileSync(`/proc/${pid}/${name}`, 'utf8');
  const [, ...args] = read('cmdline').split('\0').slice(0, -1);
  const program = readlinkSync(`/proc/${pid}/exe`);
  const id = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+)`, 'm').exec(read('status'))![1]);
  const [uid, gid] = [id('Uid'), id('Gid')];
  return async () => {
    const own = process.getuid?.() === uid ? {} : { uid, gid };
    const child = spawn(program, args, {
      ...own,
      cwd: '/',
      stdio: 'ignore',
      detached: true,
      env: { PATH: process.env.PATH, LC_ALL: 'C', TZ: 'UTC' },
    });
    await once(child, 'spawn');
    child.unref();
    return child.pid!;
  };
}

/** Fast shutdown, as an operator's restart does it. */
async function end(pid: number): Promise<void> {
  try {
    process.kill(pid, 'SIGINT');
    for (;;) {
      process.kill(pid, 0);
      if (/^State:\s+Z/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))) return;
      await sleep(50);
    }
  } catch {
    // It is gone.
  }
}

/** Where it is installed: this test ends and starts it itself. */
function redisProgram(): string | undefined {
  const folders = [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/local/bin'];
  return folders.map((folder) => join(folder, 'redis-server')).find((path) => existsSync(path));
}

async function startRedis(port: number): Promise<{ port: number; child: ChildProcess }> {
  const child = spawn(
    program!,
    ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'],
    { stdio: 'ignore', cwd: '/' },
  );
  for (;;) {
    const socket = connect(port, '127.0.0.1');
    const answered = await Promise.race([once(socket, 'connect'), once(socket, 'error')]).then(
      () => socket.readyState === 'open',
      () => false,
    );
    socket.destroy();
    if (answered) return { port, child };
    await sleep(50);
  }
}
