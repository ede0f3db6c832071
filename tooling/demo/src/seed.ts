import { writeFileSync } from 'node:fs';
import { openDatabase } from '@ringratt/db';
import { systemClock } from '@ringratt/services';
import { openRecordingStore } from '@ringratt/services/recording-store';
import { readEnv } from './env.ts';
import { fillDemo } from './fill.ts';

const env = readEnv();
const database = openDatabase(env.databaseUrl, { name: 'ringratt seed', connections: 8 });
try {
  const demo = await fillDemo(
    {
      database,
      clock: systemClock(env.clockOffset),
      secrets: env.secrets,
      recordings: openRecordingStore(env.recordings),
    },
    (line) => process.stderr.write(`${line}\n`),
  );
  writeFileSync(env.out, `${JSON.stringify(demo, null, 2)}\n`, { mode: 0o600 });
} finally {
  await database.close();
}
