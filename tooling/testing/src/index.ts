export { chromium } from './browser.ts';
export { freePort, testCluster } from './cluster.ts';
export { copyRows } from './copy-rows.ts';
export { type TestDatabase, testDatabase } from './database.ts';
export { type Demo, demo } from './instance.ts';
export { testRedis } from './redis.ts';
export { numberSpellings, showsNumber } from './spellings.ts';
