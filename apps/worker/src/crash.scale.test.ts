import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { openDatabase } from '@ringratt/db';
import { type Context, getContactList, importContactList, systemClock } from '@ringratt/services';
import { type TestDatabase, testDatabase, testRedis } from '@ringratt/testing';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { arrange } from './testing/arrange.ts';

const redis = await testRedis();
const start = Date.parse('2026-11-24T09:00:00Z');
const secrets = { numberKey: 'number key of the tests', apiKey: 'api key of the tests' };
const rows = 60_000;

describe.each(['postgres', 'redis'] as const)('workers killed over %s', (kind) => {
  let urls: TestDatabase;
  let admin: postgres.Sql;
  let principal: Context;
  let ids: Awaited<ReturnType<typeof arrange>>;
  const running = new Set<ChildProcess>();
  const offset = start - Date.now();

  beforeAll(async () => {
    urls = await testDatabase();
    admin = postgres(urls.adminUrl, { max: 2, onnotice: () => {} });
    ids = await arrange(admin, start);
    principal = {
      database: openDatabase(urls.appUrl),
      clock: systemClock(offset),
      secrets,
      organizationId: ids.principalId,
      actor: { kind: 'person', personId: ids.principalId, role: 'owner' },
    };
  });
  afterAll(async () => {
    for (const child of running) child.kill('SIGKILL');
    await principal?.database.close();
    await admin?.end();
    await urls?.drop();
  });

  const startProcess = (): ChildProcess => {
    const file = join(mkdtempSync(join(tmpdir(), 'ringratt-worker-')), 'secrets.json');
    writeFileSync(file, JSON.stringify(secrets), { mode: 0o600 });
    const child = spawn(
      process.execPath,
      ['--import', 'tsx', fileURLToPath(new URL('main.ts', import.meta.url))],
      {
        stdio: 'ignore',
        env: {
          ...process.env,
          DATABASE_URL: urls.appUrl,
          QUEUE_DATABASE_URL: kind === 'postgres' ? urls.queueUrl : '',
          REDIS_URL: kind === 'redis' ? redis : '',
          RINGRATT_SECRETS: file,
          RINGRATT_CLOCK_OFFSET_MS: String(offset),
        },
      },
    );
    running.add(child);
    child.once('exit', () => running.delete(child));
    return child;
  };

  it.skipIf(kind === 'redis' && !redis)(
    'lose nothing and do nothing twice',
    async () => {
      const content = `Telefon\n${Array.from({ length: rows }, (_, i) => `+4673${1_000_000 + i}`).join('\n')}\n`;
      const list = await importContactList(principal, {
        campaignId: ids.campaignId,
        assignmentId: ids.assignmentId,
        name: 'Villor',
        addressSource: 'Egna adresser',
        fileName: 'villor.csv',
        content: Buffer.from(content),
      });
      const end = performance.now() + 240_000;
      let worker = startProcess();
      let killedAt = -1;
      for (;;) {
        const { state, rowsRead } = await getContactList(principal, list);
        if (state === 'planned') break;
        if (performance.now() > end) throw new Error(`waited in vain: ${state} ${rowsRead}`);
        // Killed in the middle of a step twice, each time with another at hand.
        if (state === 'importing' && rowsRead > killedAt && rowsRead <= 30_000 && rowsRead > 0) {
          killedAt = rowsRead + 10_000;
          worker.kill('SIGKILL');
          worker = startProcess();
        }
        await new Promise((wait) => setTimeout(wait, 50));
      }
      expect(killedAt).toBeGreaterThan(0);
      expect(await getContactList(principal, list)).toMatchObject({
        rowsRead: rows,
        rowsImported: rows,
        rowsRefused: 0,
        slotsPlanned: rows,
      });
      const [slots] =
        await admin`select count(*)::int as count, count(distinct contact_id)::int as contacts from slot`;
      expect(slots).toEqual({ count: rows, contacts: rows });
      const events =
        await admin`select count(*)::int as count from event where action = 'contactList.imported'`;
      expect(events[0]!.count).toBe(1);
      worker.kill('SIGTERM');
      const [code] = await once(worker, 'exit');
      expect(code).toBe(0);
    },
    300_000,
  );
});
