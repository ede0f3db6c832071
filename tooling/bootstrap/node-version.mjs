/** Imported before anything else, so that an old Node meets this sentence and not a syntax error. */
import { readFileSync } from 'node:fs';

const manifest = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
const wanted = String(manifest.engines.node).replace('>=', '');

/** @param {string} version */
const order = (version) =>
  version
    .split('.')
    .map((part) => part.padStart(6, '0'))
    .join('');

if (order(process.versions.node) < order(wanted)) {
  process.stderr.write(
    `Ringrätt needs Node ${wanted} or newer, and this is ${process.versions.node}: install a newer one and start again.\n`,
  );
  process.exit(1);
}
