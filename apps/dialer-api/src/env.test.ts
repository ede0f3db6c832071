import { describe, expect, it } from 'vitest';
import { readEnv } from './env.ts';

const database = { DATABASE_URL: 'postgres://user@host/name' };
const secrets = {
  RINGRATT_NUMBER_KEY: 'a key of sixteen letters',
  RINGRATT_API_KEY_SECRET: 'a key of sixteen letters',
};

describe('the environment', () => {
  it('has defaults for what may be left out', () => {
    expect(readEnv({ NODE_ENV: 'test', ...database, ...secrets, DIALER_PORT: '' })).toEqual({
      databaseUrl: database.DATABASE_URL,
      port: 3001,
      connections: 20,
      clockOffset: 0,
      logLevel: 'info',
      secrets: { numberKey: 'a key of sixteen letters', apiKey: 'a key of sixteen letters' },
    });
  });

  it.each([
    [{}, 'DATABASE_URL'],
    [{ ...database, ...secrets, DIALER_PORT: 'x' }, 'DIALER_PORT'],
    [{ ...database, ...secrets, DATABASE_URL: 'mysql://x' }, 'postgres://user:password@host:5432/name'],
    [database, 'RINGRATT_SECRETS'],
    [{ ...database, RINGRATT_SECRETS: '/nowhere.json' }, '/nowhere.json cannot be read'],
  ])('says what is missing in %j', (env, hint) => {
    expect(() => readEnv({ NODE_ENV: 'test', ...env } as NodeJS.ProcessEnv)).toThrow(hint);
  });
});
