import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const services = new URL('../../packages/services/src', import.meta.url).pathname;

/** A check that stands as a statement of its own, alone or as the arm of an `if` on its line. */
const ASKS = /^(\s*(?:if \(.*\) |else )?)((?:await )?authorize\w*\(.*\);)$/;
/** A refusal on one line with its condition. */
const REFUSES = /^(\s*)if \((.*)\) (throw new Forbidden\(.*\);)$/;

const OFF = (site) => `globalThis.ringrattGuardOff !== ${JSON.stringify(site)}`;

/** The line with a switch before its check; undefined where it holds none. */
function switched(line, site) {
  const asks = ASKS.exec(line);
  if (asks) return `${asks[1]}if (${OFF(site)}) ${asks[2]}`;
  const refuses = REFUSES.exec(line);
  if (refuses) return `${refuses[1]}if (${OFF(site)} && (${refuses[2]})) ${refuses[3]}`;
  return undefined;
}

/** Named by file and line: `people/list-members.ts:14`. */
const siteOf = (file, index) => `${file.slice(services.length + 1)}:${index + 1}`;

/** The source with a switch before each of its checks. */
export function withSwitches(file, source) {
  return source
    .split('\n')
    .map((line, i) => switched(line, siteOf(file, i)) ?? line)
    .join('\n');
}

/** The source without the condition that RINGRATT_GUARD_CUT names, `people/list.ts:812:27`: where it begins, how long. */
export function cutOut(file, source) {
  const [name, at, length] = (process.env.RINGRATT_GUARD_CUT ?? '').split(':');
  if (!name || file !== join(services, name)) return source;
  return `${source.slice(0, Number(at))}true${source.slice(Number(at) + Number(length))}`;
}

/** Whether a file is one whose checks are tried. */
export const isGuarded = (file) =>
  file.startsWith(services) &&
  file.endsWith('.ts') &&
  !file.endsWith('.test.ts') &&
  !file.includes('/testing/') &&
  !file.endsWith('/permissions.ts');

/** Every check in the services' sources: `{ site, file, line }`. */
export function allSites() {
  return readdirSync(services, { recursive: true, encoding: 'utf8' })
    .map((name) => join(services, name))
    .filter(isGuarded)
    .flatMap((file) =>
      readFileSync(file, 'utf8')
        .split('\n')
        .flatMap((line, i) =>
          switched(line, '') === undefined ? [] : [{ site: siteOf(file, i), file, line: line.trim() }],
        ),
    )
    .sort((one, other) => (one.site < other.site ? -1 : 1));
}
