import { join } from 'node:path';

import { root } from './project.mjs';

/**
 * The environment for Turborepo: it runs scripts through pnpm, which it looks for on PATH, and reports to nobody.
 * @returns {Record<string, string | undefined>}
 */
export function quiet() {
  return {
    ...process.env,
    PATH: `${join(root, 'node_modules', '.bin')}:${process.env.PATH ?? ''}`,
    TURBO_TELEMETRY_DISABLED: '1',
    NEXT_TELEMETRY_DISABLED: '1',
    DO_NOT_TRACK: '1',
  };
}
