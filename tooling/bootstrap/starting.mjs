import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { clockOffset } from './clock.mjs';
import { dataFolder, keepSecrets, keptFiles, openDataFolder, takeDataFolder } from './data-folder.mjs';
import { migrate, newestInstant, openEmbedded, openOwn } from './database.mjs';
import { fill, signIns, writeDemo } from './demo.mjs';
import { parseFlags, usage } from './flags.mjs';
import { install } from './pnpm.mjs';
import { portFromEnvironment, requirePort } from './ports.mjs';
import { Problem, report } from './problems.mjs';
import { isStopping, onSignal, stopAll } from './processes.mjs';
import { build, recordingsFolder, requireRedis, startPrograms, waitFor } from './programs.mjs';
import { say, step } from './progress.mjs';

/** @type {(() => void) | undefined} */
let release;
let ready = false;

onSignal((signal) => {
  release?.();
  say(ready ? 'Stopped.' : 'Stopped before it was ready.');
  process.exit(ready ? 0 : signal === 'SIGINT' ? 130 : 143);
});

try {
  const flags = parseFlags(process.argv.slice(2));
  if (flags.help) process.stdout.write(usage);
  else await main(flags);
} catch (error) {
  await fail(error);
}

/** @param {unknown} error */
async function fail(error) {
  // A fault after the signal is its consequence; the handler above says the last word.
  if (isStopping()) return;
  report(error);
  await stopAll();
  release?.();
  process.exit(1);
}

/** @param {import('./flags.mjs').Flags} flags */
async function main(flags) {
  const own = process.env.DATABASE_URL || undefined;
  const redis = process.env.REDIS_URL || undefined;
  const port = portFromEnvironment('PORT', 3000);
  const dialerPort = portFromEnvironment('DIALER_PORT', 3001);
  if (port === dialerPort)
    throw new Problem(`PORT and DIALER_PORT are both ${port}: set one of them to another number.`);
  if (own && flags.at !== undefined)
    throw new Problem(
      '--at moves only the demo of the embedded database: leave it out, or leave out DATABASE_URL.',
    );
  if (own && flags.fresh)
    throw new Problem(
      '--fresh drops only the embedded database: to begin anew, drop the database of DATABASE_URL yourself and create it empty.',
    );

  const data = dataFolder();
  openDataFolder(data);
  const taken = takeDataFolder(data);
  release = taken.release;
  // The programs of a start that was killed need a moment to notice.
  if (taken.wasKilled) await sleep(2_000);
  await requirePort(port, 'PORT');
  await requirePort(dialerPort, 'DIALER_PORT');

  await install();
  if (redis) await requireRedis(redis);
  const building = step('Building the portal', build);
  // Heard of below, where it is awaited; until then the database's own fault comes first.
  building.catch(() => {});

  const database = await step(own ? 'Opening the database' : 'Starting the database', async () => {
    const opened = own ? await openOwn(own) : await openEmbedded(data, flags);
    await migrate(opened.adminUrl);
    return opened;
  });
  const first = database.state === 'new';
  const files = keptFiles(data, own);
  if (first) {
    for (const file of Object.values(files)) rmSync(file, { force: true });
    rmSync(recordingsFolder(files.secrets), { recursive: true, force: true });
  }
  keepSecrets(files.secrets, !first);
  const newest = first ? undefined : await newestInstant(database.adminUrl);

  const clock = clockOffset({ at: flags.at, newest, now: Date.now() });
  if (clock.continues)
    say(
      `· The clock goes on from the newest data, ${new Date(Date.now() + clock.offset).toISOString()}: it never goes back.`,
    );
  const logs = join(data, 'logs');
  for (const name of ['worker', 'dialer-api', 'web']) rmSync(join(logs, `${name}.log`), { force: true });
  const settings = {
    adminUrl: database.adminUrl,
    port,
    dialerPort,
    clockOffset: clock.offset,
    secrets: files.secrets,
    logs,
  };

  // While the portal builds, and before the worker runs: the demo's days before have clocks of their own.
  if (first) await step('Filling the demo', () => fill(files.seed, settings));
  await building;
  // The build took its time; the demo is to begin at --at all the same, or just behind what the seed wrote.
  const written = first ? await newestInstant(database.adminUrl) : newest;
  settings.clockOffset = clockOffset({ at: flags.at, newest: written, now: Date.now() }).offset;
  startPrograms(settings, fail);
  await step('Waiting for the programs', async () => {
    for (const at of [port, dialerPort])
      for (const probe of ['healthz', 'readyz']) await waitFor(`http://localhost:${at}/${probe}`);
  });
  if (isStopping()) return;
  const demo = writeDemo(files, settings);
  ready = true;
  process.stdout.write(
    [
      '',
      `Ringrätt is ready${settings.clockOffset ? `; its clock shows ${new Date(Date.now() + settings.clockOffset).toISOString()}` : ''}.`,
      '',
      `  Portal          http://localhost:${port}`,
      `  Dialer API      http://localhost:${dialerPort}/docs`,
      ...(demo ? ['', 'Sign in as', ...signIns(demo)] : []),
      '',
      demo
        ? `Keys and all else about the demo: ${files.demo}. Logs: ${logs}. Ctrl-C stops everything.`
        : `The data were not made from ${data}, so their sign-ins are not known here. Logs: ${logs}. Ctrl-C stops everything.`,
      '',
    ].join('\n'),
  );
}
