import type { Part, Row } from './part.ts';

/** `run.ts [part …] [--json]`: every part, or those named. One file a part; add it here. */
const parts: Record<string, () => Promise<Part>> = {
  decide: () => import('./decide.ts'),
  csv: () => import('./csv.ts'),
  plan: () => import('./plan.ts'),
  persist: () => import('./persist.ts'),
  claim: () => import('./claim.ts'),
  list: () => import('./list.ts'),
  http: () => import('./http.ts'),
  portal: () => import('./portal.ts'),
};

function table({ row, metrics }: Row): string {
  const width = Math.max(...metrics.map(({ name }) => name.length));
  const lines = metrics.map(({ name, value, want, ok }) => {
    const verdict = want === '' ? '' : `  want ${want.padEnd(8)} ${ok ? 'ok' : 'MISSED'}`;
    return `  ${name.padEnd(width)}  ${String(value).padStart(10)}${verdict}`;
  });
  return `${row}\n${lines.join('\n')}\n`;
}

const args = process.argv.slice(2);
const json = args.includes('--json');
const named = args.filter((arg) => arg !== '--json');
const unknown = named.filter((name) => !Object.hasOwn(parts, name));

if (unknown.length > 0) {
  process.stderr.write(`No such part: ${unknown.join(', ')}. Parts: ${Object.keys(parts).join(', ')}\n`);
  process.exitCode = 2;
} else {
  for (const name of named.length > 0 ? named : Object.keys(parts)) {
    const part = await parts[name]!();
    const row = await part.bench();
    process.stdout.write(json ? `${JSON.stringify(row)}\n` : `${table(row)}\n`);
  }
}
