import { startThrowawayRedis } from '@ringratt/bootstrap/redis';

import { absent } from './required.ts';

let started: Promise<string | undefined> | undefined;

/**
 * The address of a Redis: RINGRATT_TEST_REDIS_URL (other test files use it too: choose a prefix of your own),
 * else a server that this test file has to itself, or undefined where there is none and its tests are to be
 * skipped.
 *
 * @throws where RINGRATT_REQUIRE names `redis`
 */
export async function testRedis(): Promise<string | undefined> {
  const given = process.env.RINGRATT_TEST_REDIS_URL;
  if (given) return given;
  started ??= startThrowawayRedis();
  return (await started) ?? absent('redis', 'install redis-server or set RINGRATT_TEST_REDIS_URL');
}
