import { type Verdict, verifyBundle } from '@ringratt/services/evidence';
import { readArguments } from '../arguments.ts';
import { openBundle } from '../bundle-file.ts';
import { type Command, type ExitStatus, type Streams, WrongUse } from '../command.ts';
import { write } from '../output.ts';
import { progressOn } from '../progress.ts';

const help = `Usage: ringratt verify BUNDLE.zip [--key FINGERPRINT] [--json]

Verifies a bundle of evidence: every event against its hash and the one before, every seal and checkpoint, every
file, and the signature over all of it. Needs neither a database nor a connection.

  --key FINGERPRINT  the bundle has to be signed by this key. Without it the key's fingerprint is shown: compare
                     it with the one that the portal shows under the audit trail.
  --json             the verdict as one line of JSON

Exit status: 0 everything holds, 1 something does not (the first place is named) or the file cannot be read,
2 wrong use.

Examples:
  ringratt verify ringratt-bevis-2026-11-24.zip
  ringratt verify --key ed25519:6f1c2e0b9a7d4e53c8b1f0a2d3948576 --json bundle.zip
`;

const fingerprint = /^ed25519:[0-9a-f]{32}$/;

function sentences(verdict: Verdict): string {
  if (!verdict.holds) {
    const { file, line, chain, position, message } = verdict.fault;
    const where = [`${file}${line === null ? '' : `, line ${line}`}`];
    if (chain !== null && position !== null) where.push(`event ${position} of ${chain}`);
    return `Does not hold: ${where.join(': ')}\n${message}\n`;
  }
  const { organization, madeAt, keyId, chains, events, checkpoints, sale } = verdict;
  const list = chains.map(({ chain, from, through }) => `  ${chain}  events ${from}–${through}\n`);
  const what =
    sale === null
      ? `${events} events in ${chains.length} chains, ${checkpoints} checkpoints`
      : `the sale ${sale} with ${events} events`;
  return `Holds: ${what}
Exported for ${organization.name} (${organization.id}) at ${madeAt}
Signed by ${keyId}
${list.join('')}`;
}

async function run(args: string[], streams: Streams): Promise<ExitStatus> {
  const { positionals, values } = readArguments(args, { key: { type: 'string' }, json: { type: 'boolean' } });
  const [name, ...more] = positionals;
  if (name === undefined || more.length > 0) throw new WrongUse('one BUNDLE.zip is needed');
  if (values.key !== undefined && !fingerprint.test(values.key)) {
    throw new WrongUse(`--key: ${values.key} is no fingerprint, such as ed25519: and 32 hexadecimal digits`);
  }
  const bundle = await openBundle(name);
  const progress = progressOn(streams.stderr, bundle.size);
  let verdict: Verdict;
  try {
    verdict = await verifyBundle(bundle, { keyId: values.key, advance: (bytes) => progress.advance(bytes) });
  } finally {
    progress.end();
    bundle.close();
  }
  await write(streams.stdout, values.json ? `${JSON.stringify(verdict)}\n` : sentences(verdict));
  return verdict.holds ? 0 : 1;
}

export const verify: Command = { summary: 'verify a bundle of evidence, offline', help, run };
