import { openDatabase } from '@ringratt/db';
import { type Clock, type Services, systemClock } from '@ringratt/services';
import { openRecordingStore } from '@ringratt/services/recording-store';
import type { Env } from './env.ts';

/** Opens what the program holds. The clock may be replaced by a test's own. */
export function openContainer(
  env: Pick<Env, 'databaseUrl' | 'connections' | 'secrets' | 'clockOffset'> &
    Partial<Pick<Env, 'recordings'>>,
  clock: Clock = systemClock(env.clockOffset),
): { services: Services; close: () => Promise<void> } {
  const database = openDatabase(env.databaseUrl, {
    connections: env.connections,
    name: 'ringratt-dialer-api',
  });
  const recordings = env.recordings === undefined ? undefined : openRecordingStore(env.recordings);
  return { services: { database, clock, secrets: env.secrets, recordings }, close: () => database.close() };
}
