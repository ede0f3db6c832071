import { readFileSync } from 'node:fs';

function required(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`Set ${name}: npm start does.`);
  return value;
}

/** What the seed is told by its environment. */
export function readEnv() {
  const { numberKey, apiKey, recording } = JSON.parse(readFileSync(required('RINGRATT_SECRETS'), 'utf8')) as {
    numberKey: string;
    apiKey: string;
    recording?: string;
  };
  return {
    databaseUrl: required('DATABASE_URL'),
    secrets: { numberKey, apiKey, recording },
    recordings: required('RINGRATT_RECORDINGS'),
    clockOffset: Number(process.env.RINGRATT_CLOCK_OFFSET_MS ?? 0),
    out: required('RINGRATT_SEED_OUT'),
  };
}
