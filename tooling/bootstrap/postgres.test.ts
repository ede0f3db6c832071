import { chmodSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { afterAll, describe, expect, it } from 'vitest';

import { portFromEnvironment, requirePort } from './ports.mjs';
import { startCluster, startThrowawayCluster } from './postgres.mjs';

const home = mkdtempSync(join(tmpdir(), 'ringratt-clusters-'));
chmodSync(home, 0o711);
afterAll(() => rmSync(home, { recursive: true }));

async function ask(url: string, text: string) {
  const sql = postgres(url, { max: 1 });
  try {
    const [row] = await sql.unsafe(text);
    return row?.answer;
  } finally {
    await sql.end();
  }
}

function dataFolder(name: string, mode = 0o711) {
  const folder = join(home, name);
  mkdirSync(folder);
  chmodSync(folder, mode);
  return folder;
}

describe('the embedded cluster', { timeout: 60_000 }, () => {
  it('keeps port, password and data from one start to the next', async () => {
    const data = dataFolder('kept');
    const first = await startCluster(data);
    await ask(first.adminUrl, 'create table kept as select 7 as answer');
    await first.stop();
    const second = await startCluster(data);
    expect(second.adminUrl).toBe(first.adminUrl);
    expect(await ask(second.adminUrl, 'select answer from kept')).toBe(7);
    await second.stop();
    expect(statSync(join(data, 'postgres.json')).mode & 0o077).toBe(0);
  });

  it('goes on with a cluster that a killed start left running, and past a stale pid file', async () => {
    const data = dataFolder('left');
    const first = await startCluster(data);
    const again = await startCluster(data);
    expect(again).toMatchObject({ adopted: true, pid: first.pid, adminUrl: first.adminUrl });
    process.kill(first.pid, 'SIGKILL');
    while (existsSync(`/proc/${first.pid}`)) await new Promise((resolve) => setTimeout(resolve, 20));
    const third = await startCluster(data);
    expect(third.adopted).toBe(false);
    expect(await ask(third.adminUrl, 'select 1 as answer')).toBe(1);
    await third.stop();
  });

  it.runIf(process.getuid?.() === 0)('lives outside a folder that its account may not enter', async () => {
    const data = dataFolder('closed', 0o700);
    const cluster = await startCluster(data);
    const { folder } = JSON.parse(readFileSync(join(data, 'postgres.json'), 'utf8'));
    expect(folder.startsWith(data)).toBe(false);
    expect(await ask(cluster.adminUrl, "select current_setting('data_directory') as answer")).toBe(folder);
    await cluster.stop();
    rmSync(join(folder, '..'), { recursive: true });
  });

  it('leaves nothing of a throwaway', async () => {
    const cluster = await startThrowawayCluster();
    const folder = await ask(cluster.adminUrl, "select current_setting('data_directory') as answer");
    await cluster.stop();
    expect(existsSync(folder)).toBe(false);
  });
});

describe('ports', () => {
  it('are refused with the variable that chooses another while they are in use', async () => {
    const server = createServer().listen(0);
    const address = server.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    await expect(requirePort(port, 'DIALER_PORT')).rejects.toThrow(/DIALER_PORT=/);
    server.close();
  });

  it('are read as whole numbers', () => {
    process.env.RINGRATT_TEST_PORT = '3000x';
    expect(() => portFromEnvironment('RINGRATT_TEST_PORT', 1)).toThrow(/from 1 to 65535/);
    delete process.env.RINGRATT_TEST_PORT;
    expect(portFromEnvironment('RINGRATT_TEST_PORT', 3000)).toBe(3000);
  });
});
