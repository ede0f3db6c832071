import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@ringratt/db';
import { queueConnection } from '@ringratt/jobs';
import { type Services, systemClock } from '@ringratt/services';
import { openRecordingStore } from '@ringratt/services/recording-store';
import { readEnv } from './env.ts';
import { openLog } from './log.ts';
import { openPost } from './post.ts';
import { faultOf } from './rounds.ts';
import { type RunningWorker, startWorker } from './worker.ts';

const env = readEnv(process.env);
const log = openLog(env.logLevel);
const queue = queueConnection(env.queue);
const services: Services = {
  database: openDatabase(env.databaseUrl, { connections: 10, name: 'ringratt-worker' }),
  clock: systemClock(env.clockOffset),
  secrets: env.secrets,
  recordings: env.recordings === undefined ? undefined : openRecordingStore(env.recordings),
};

let stopping = false;
let worker: RunningWorker | null = null;

async function stop(signal: string): Promise<void> {
  if (stopping) return;
  stopping = true;
  log.info({ signal }, 'stopping');
  // What does not finish in time is left to its row: the next worker does it again, with the same effect.
  const late = setTimeout(() => process.exit(0), 25_000);
  await worker?.stop();
  await services.database.close();
  clearTimeout(late);
  log.flush();
  process.exit(0);
}

process.on('SIGTERM', () => void stop('SIGTERM'));
process.on('SIGINT', () => void stop('SIGINT'));
process.on('unhandledRejection', (error) => log.error(faultOf(error), 'unhandled'));

while (!worker && !stopping) {
  try {
    worker = await startWorker(services, queue, log, openPost(env.mail));
  } catch (error) {
    log.error(faultOf(error), 'cannot start yet: is the database migrated and running?');
    await sleep(1_000);
  }
}
