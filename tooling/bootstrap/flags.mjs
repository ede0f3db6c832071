import { parseInstant } from './clock.mjs';
import { Problem } from './problems.mjs';

/**
 * @typedef {object} Flags
 * @property {number} [at] the instant at which the demo's clock starts, in epoch milliseconds
 * @property {boolean} fresh
 * @property {boolean} help
 */

export const usage = `npm start [-- [--at INSTANT] [--fresh]]

  --at INSTANT  run the demo with its clock set there and running on,
                as in --at 2026-11-24T10:00:00+01:00
  --fresh       drop the demo's data first
  --help        show this

  PORT          the portal's port (3000)
  DIALER_PORT   the dialer API's port (3001)
  RINGRATT_DATA the data folder (.data)
  DATABASE_URL  a PostgreSQL 18 server of your own, as a superuser
  REDIS_URL     a Redis of your own for the queue
`;

/**
 * @param {string[]} args
 * @returns {Flags}
 */
export function parseFlags(args) {
  /** @type {Flags} */
  const flags = { fresh: false, help: false };
  const rest = [...args];
  for (let arg = rest.shift(); arg !== undefined; arg = rest.shift()) {
    if (arg === '--fresh') flags.fresh = true;
    else if (arg === '--help' || arg === '-h') flags.help = true;
    else if (arg.startsWith('--at=')) flags.at = parseInstant(arg.slice(5));
    else if (arg === '--at') flags.at = parseInstant(rest.shift() ?? '');
    else
      throw new Problem(
        `"${arg}" is not understood: write npm start -- --at INSTANT --fresh, with the two dashes first.`,
      );
  }
  return flags;
}
