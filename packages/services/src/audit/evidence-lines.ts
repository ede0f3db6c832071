import type { Context } from '../context.ts';
import {
  type CheckpointLine,
  canonical,
  lineOf,
  type ManifestChain,
  type SealLine,
} from '../evidence/index.ts';
import { readChain } from './enter-chain.ts';
import { chainEventOf, type EventRow, eventColumns, joinEvent } from './event-row.ts';

/** Rows in one transaction and one piece of the file: memory and transactions stay small. */
const BATCH = 2_000;

/**
 * The events of a stretch, each with the hash before it as the seals have it. One that is gone is left out:
 * the verification names its place.
 */
export async function* eventLines(ctx: Context, stretch: ManifestChain): AsyncGenerator<string> {
  let previous = stretch.before;
  for (let after = stretch.from - 1; after < stretch.through; after += BATCH) {
    const through = Math.min(after + BATCH, stretch.through);
    const rows = await readChain(
      ctx,
      stretch.chain,
      ({ sql }, { tenantId, chain }) => sql<({ position: number; hash: Buffer } & Partial<EventRow>)[]>`
        select s.position, s.hash, ${eventColumns(sql)}
        from seal s ${joinEvent(sql)}
        where s.tenant_id = ${tenantId} and s.chain = ${chain} and s.position > ${after} and s.position <= ${through}
        order by s.position`,
    );
    let text = '';
    for (const { position, hash, ...event } of rows) {
      if (event.tenantId) text += `${lineOf(chainEventOf(event as EventRow, position, previous))}\n`;
      previous = hash.toString('hex');
    }
    if (text) yield text;
  }
}

export async function* sealLines(ctx: Context, stretch: ManifestChain): AsyncGenerator<string> {
  for (let after = stretch.from - 1; after < stretch.through; after += BATCH) {
    const through = Math.min(after + BATCH, stretch.through);
    const rows = await readChain(
      ctx,
      stretch.chain,
      ({ sql }, { tenantId, chain }) => sql<SealLine[]>`
        select position, encode(hash, 'hex') as hash from seal
        where tenant_id = ${tenantId} and chain = ${chain} and position > ${after} and position <= ${through}
        order by position`,
    );
    const text = rows.map(({ position, hash }) => `${canonical({ position, hash })}\n`).join('');
    if (text) yield text;
  }
}

/** Checkpoints by the key that signs the bundle; those of a key before it are not among them. */
export async function* checkpointLines(
  ctx: Context,
  stretch: ManifestChain,
  keyId: string,
): AsyncGenerator<string> {
  const rows = await readChain(
    ctx,
    stretch.chain,
    ({ sql }, { tenantId, chain }) => sql<
      { position: number; hash: Buffer; at: number; signature: Buffer }[]
    >`
      select position, hash, at, signature from checkpoint
      where tenant_id = ${tenantId} and chain = ${chain} and key_id = ${keyId}
        and position between ${stretch.from} and ${stretch.through}
      order by position`,
  );
  for (const { position, hash, at, signature } of rows) {
    const line: CheckpointLine = {
      tenant: stretch.tenant,
      chain: stretch.chain,
      position,
      hash: hash.toString('hex'),
      at: new Date(at).toISOString(),
      keyId,
      signature: signature.toString('base64'),
    };
    yield `${canonical(line)}\n`;
  }
}
