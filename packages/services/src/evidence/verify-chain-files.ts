import { chainFiles, type ManifestChain, parse, readCheckpoint, readSeal } from './bundle.ts';
import { canonical } from './canonical.ts';
import { type ChainEvent, hashOf } from './chain-event.ts';
import { BundleFault } from './fault.ts';
import { linesOf } from './lines.ts';
import { checkpointText, isSignedBy } from './signing-key.ts';

/** Reads a file of the bundle from its beginning. */
export type ReadFile = (name: string) => AsyncIterable<Uint8Array>;

/**
 * Follows one chain through its files, line by line: memory stays flat however long it is.
 *
 * @returns how many checkpoints hold
 * @throws BundleFault at the first place that does not hold
 */
export async function verifyChainFiles(
  chain: ManifestChain,
  read: ReadFile,
  key: { publicKey: string; keyId: string },
): Promise<{ events: number; checkpoints: number }> {
  const files = chainFiles(chain.chain);
  const signed = await readCheckpoints(chain, read);
  const seals = linesOf(read(files.seals));
  let line = 0;
  let position = chain.from - 1;
  let previous = chain.before;
  for await (const { bytes, whole } of linesOf(read(files.events))) {
    line += 1;
    position += 1;
    const place = { file: files.events, line, chain: chain.chain, position };
    const event = whole ? readEvent(bytes) : null;
    if (!event) throw new BundleFault('damaged-line', 'This line is no event as it was written.', place);
    if (event.position !== position) {
      throw new BundleFault('wrong-position', `Event ${position} is due here, not ${event.position}.`, place);
    }
    if (event.chain !== chain.chain || event.tenant !== chain.tenant) {
      throw new BundleFault('wrong-chain', `This event belongs to ${event.chain}, another chain.`, place);
    }
    const hash = hashOf(bytes).toString('hex');
    const seal = await nextSeal(seals, chain, line, position);
    // The event itself first: a changed one is named rather than its neighbor, which no longer links to it.
    if (event.previous !== previous && hash === seal.hash) {
      throw new BundleFault(
        'broken-link',
        `Event ${position} does not name the hash of the one before.`,
        place,
      );
    }
    if (hash !== seal.hash || event.previous !== previous) {
      throw new BundleFault('changed-event', `Event ${position} is not the one that was sealed.`, place);
    }
    const checkpoint = signed.get(position);
    if (checkpoint) requireCheckpoint(checkpoint, hash, key, { ...place, file: files.checkpoints });
    previous = hash;
  }
  await requireEnd(chain, { position, previous, line }, seals, signed);
  return { events: line, checkpoints: signed.size };
}

function readEvent(bytes: Buffer): ChainEvent | null {
  const value = parse(bytes);
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return null;
  // Every byte counts: a line that says the same in other bytes is not the line that was written.
  return canonical(value) === bytes.toString('utf8') ? (value as ChainEvent) : null;
}

async function nextSeal(
  seals: AsyncGenerator<{ bytes: Buffer; whole: boolean }>,
  chain: ManifestChain,
  line: number,
  position: number,
): Promise<{ hash: string }> {
  const place = { file: chainFiles(chain.chain).seals, line, chain: chain.chain, position };
  const next = await seals.next();
  if (next.done) throw new BundleFault('wrong-end', `Event ${position} has no seal.`, place);
  const seal = next.value.whole ? readSeal(next.value.bytes) : null;
  if (!seal || canonical(seal) !== next.value.bytes.toString('utf8')) {
    throw new BundleFault('damaged-line', 'This line is no seal as it was written.', place);
  }
  if (seal.position !== position) {
    throw new BundleFault('wrong-position', `The seal of event ${position} is due here.`, place);
  }
  return seal;
}

type Checkpoint = NonNullable<ReturnType<typeof readCheckpoint>> & { line: number };

async function readCheckpoints(chain: ManifestChain, read: ReadFile): Promise<Map<number, Checkpoint>> {
  const file = chainFiles(chain.chain).checkpoints;
  const found = new Map<number, Checkpoint>();
  let line = 0;
  let last = 0;
  for await (const { bytes, whole } of linesOf(read(file))) {
    line += 1;
    const place = { file, line, chain: chain.chain };
    const checkpoint = whole ? readCheckpoint(bytes) : null;
    if (!checkpoint || canonical(checkpoint) !== bytes.toString('utf8')) {
      throw new BundleFault('damaged-line', 'This line is no checkpoint as it was written.', place);
    }
    const { position } = checkpoint;
    if (checkpoint.chain !== chain.chain || checkpoint.tenant !== chain.tenant) {
      throw new BundleFault('wrong-chain', 'This checkpoint is another chain’s.', { ...place, position });
    }
    if (position <= last) {
      throw new BundleFault('wrong-position', 'Checkpoints stand in the order of their events.', {
        ...place,
        position,
      });
    }
    last = position;
    found.set(position, { ...checkpoint, line });
  }
  return found;
}

function requireCheckpoint(
  checkpoint: Checkpoint,
  hash: string,
  key: { publicKey: string; keyId: string },
  place: { file: string; chain: string; position: number },
): void {
  const at = { ...place, line: checkpoint.line };
  if (checkpoint.hash !== hash) {
    throw new BundleFault('checkpoint-differs', `Another event ${place.position} was signed than this.`, at);
  }
  const signature = Buffer.from(checkpoint.signature, 'base64');
  if (checkpoint.keyId !== key.keyId || !isSignedBy(key.publicKey, checkpointText(checkpoint), signature)) {
    throw new BundleFault('bad-signature', 'The checkpoint’s signature is not the bundle’s key’s.', at);
  }
}

async function requireEnd(
  chain: ManifestChain,
  end: { position: number; previous: string | null; line: number },
  seals: AsyncGenerator<unknown>,
  signed: ReadonlyMap<number, Checkpoint>,
): Promise<void> {
  const files = chainFiles(chain.chain);
  const place = { file: files.events, line: end.line + 1, chain: chain.chain, position: end.position + 1 };
  if (!(await seals.next()).done) {
    throw new BundleFault('wrong-end', `Event ${end.position + 1} was sealed and is not here.`, place);
  }
  for (const position of signed.keys()) {
    if (position < chain.from) {
      throw new BundleFault('wrong-end', `Event ${position} was signed and is not here.`, {
        ...place,
        position,
      });
    }
    if (position > end.position) {
      throw new BundleFault('wrong-end', `Event ${position} was signed, so this one was here too.`, place);
    }
  }
  if (end.position !== chain.through || end.previous !== chain.head) {
    throw new BundleFault(
      'wrong-end',
      `The manifest lets the chain end at event ${chain.through}, not at ${end.position}.`,
      place,
    );
  }
}
