import { existsSync } from 'node:fs';

import { absent } from './required.ts';

const usual = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];

/**
 * The path of a Chromium, or undefined where there is none and its tests are to be skipped.
 *
 * @throws where RINGRATT_REQUIRE names `browser`
 */
export function chromium(): string | undefined {
  const named = process.env.CHROMIUM_PATH;
  const found = [...(named ? [named] : []), ...usual].find((path) => existsSync(path));
  return found ?? absent('browser', 'install Chromium or set CHROMIUM_PATH to its program');
}
