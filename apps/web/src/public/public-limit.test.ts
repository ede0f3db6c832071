import { expect, test } from 'vitest';
import { PublicLimit } from './public-limit';

const ask = (
  limit: PublicLimit,
  now: number,
  address = 'a',
  path = '/who-called/0701740661',
  method = 'GET',
) => limit.wait({ path, method, address }, now);

test('an address gets its look-ups at once, then one a second', () => {
  const limit = new PublicLimit();
  for (let i = 0; i < 60; i++) expect(ask(limit, 0)).toBeNull();
  expect(ask(limit, 0)).toBe(1);
  expect(ask(limit, 999)).toBe(1);
  expect(ask(limit, 1_000)).toBeNull();
  expect(ask(limit, 1_000)).toBe(1);
});

test('another address, another page and the portal are not slowed by it', () => {
  const limit = new PublicLimit();
  for (let i = 0; i < 100; i++) ask(limit, 0);
  expect(ask(limit, 0)).not.toBeNull();
  expect(ask(limit, 0, 'b')).toBeNull();
  expect(ask(limit, 0, 'a', '/campaigns')).toBeNull();
  expect(ask(limit, 0, 'a', '/who-called-it')).toBeNull();
});

test('blocks are slowed sooner, in both languages', () => {
  const limit = new PublicLimit();
  for (let i = 0; i < 10; i++) expect(ask(limit, 0, 'a', '/en/stop-calls', 'POST')).toBeNull();
  expect(ask(limit, 0, 'a', '/stop-calls', 'POST')).toBe(60);
});

test('an office that takes up its invitations from one address is not slowed as blocks are', () => {
  const limit = new PublicLimit();
  for (let i = 0; i < 60; i++) expect(ask(limit, 0, 'a', `/join/${i}`, 'POST')).toBeNull();
  expect(ask(limit, 0, 'a', '/join/60', 'POST')).toBe(1);
});

test('all together get no more than the process bears, however many addresses they come from', () => {
  const limit = new PublicLimit();
  let passed = 0;
  for (let ms = 0; ms < 10_000; ms += 5) if (ask(limit, ms, `address ${ms}`) === null) passed += 1;
  expect(passed).toBeGreaterThan(300);
  expect(passed).toBeLessThanOrEqual(320);
});
