import { parse, readSeal, saleFiles } from './bundle.ts';
import { canonical } from './canonical.ts';
import { type ChainEvent, hashOf } from './chain-event.ts';
import { BundleFault } from './fault.ts';
import { linesOf } from './lines.ts';

/**
 * A sale's events, taken out of their chains: each is the one that was sealed in its place. That none between them is
 * missing, the chain's own bundle shows.
 *
 * @returns how many there are
 * @throws BundleFault at the first place that does not hold
 */
export async function verifySaleFiles(read: (name: string) => AsyncIterable<Uint8Array>): Promise<number> {
  const seals = linesOf(read(saleFiles.seals));
  let line = 0;
  for await (const { bytes, whole } of linesOf(read(saleFiles.events))) {
    line += 1;
    const place = { file: saleFiles.events, line };
    const value = whole ? parse(bytes) : null;
    if (typeof value !== 'object' || value === null || canonical(value) !== bytes.toString('utf8')) {
      throw new BundleFault('damaged-line', 'This line is no event as it was written.', place);
    }
    const { chain, position } = value as ChainEvent;
    const next = await seals.next();
    const sealed = next.done || !next.value.whole ? null : next.value.bytes;
    const seal = sealed && readSeal(sealed);
    if (!seal || canonical(seal) !== sealed.toString('utf8')) {
      throw new BundleFault('damaged-line', 'This line is no seal as it was written.', {
        ...place,
        file: saleFiles.seals,
      });
    }
    if (seal.position !== position || hashOf(bytes).toString('hex') !== seal.hash) {
      throw new BundleFault('changed-event', `Event ${position} is not the one that was sealed.`, {
        ...place,
        chain,
        position,
      });
    }
  }
  if (!(await seals.next()).done) {
    throw new BundleFault('wrong-end', 'An event was sealed and is not here.', {
      file: saleFiles.events,
      line: line + 1,
    });
  }
  return line;
}
