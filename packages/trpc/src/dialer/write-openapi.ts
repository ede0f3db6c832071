import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { breakingChanges } from './breaking-changes.ts';
import { openApiDocument } from './openapi.ts';

/**
 * Writes the committed document anew: `pnpm --filter @ringratt/trpc openapi`. Refuses a change that breaks
 * today's dialers; a new major version, which such a change would be, gets paths of its own.
 */
const file = new URL('../../openapi.json', import.meta.url);
const document = openApiDocument();
const breaking = existsSync(file) ? breakingChanges(JSON.parse(readFileSync(file, 'utf8')), document) : [];
if (breaking.length > 0 && !process.argv.includes('--unreleased')) {
  process.stderr.write(
    `These changes break dialers that work today:\n${breaking.map((line) => `  ${line}\n`).join('')}`,
  );
  process.stderr.write('Add fields instead. For what was never released: --unreleased.\n');
  process.exit(1);
}
writeFileSync(file, `${JSON.stringify(document, null, 2)}\n`);
