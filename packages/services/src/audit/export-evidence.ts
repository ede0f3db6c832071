import type { Readable } from 'node:stream';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { chainFiles, fileNames, type ManifestChain } from '../evidence/index.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { type BundleWriter, bundleStream } from './bundle-writer.ts';
import { readChain } from './enter-chain.ts';
import { joinSeal } from './event-row.ts';
import { checkpointLines, eventLines, sealLines } from './evidence-lines.ts';
import { readMe } from './evidence-read-me.ts';
import { listChains } from './list-chains.ts';
import { recordAccess } from './record-access.ts';

export interface EvidenceInput {
  /** One campaign's assignments, or one assignment; everything unless given. */
  campaignId?: string | undefined;
  assignmentId?: string | undefined;
  /** [from, to), epoch milliseconds: of each chain the stretch that covers it. */
  from?: number | undefined;
  to?: number | undefined;
  /** Hears how far it has come. */
  advance?: ((progress: { events: number; of: number }) => void) | undefined;
}

export interface EvidenceExport {
  fileName: string;
  events: number;
  /** The ZIP. It is made while it is read; destroying it ends the work. */
  stream: Readable;
}

/**
 * A bundle of evidence: chains with their seals and checkpoints, a manifest of all files' hashes, signed.
 * `ringratt verify` checks it anywhere, without this database. On record before a byte is handed out.
 *
 * @throws NotFound, Forbidden
 */
export async function exportEvidence(ctx: Context, input: EvidenceInput = {}): Promise<EvidenceExport> {
  const chains = await stretches(ctx, input);
  const now = ctx.clock.now();
  const { advance, ...filter } = input;
  await recordAccess(ctx, {
    action: 'access.downloaded',
    subject: input.assignmentId ?? input.campaignId ?? publicId('organization', ctx.organizationId),
    details: {
      what: 'evidence',
      ...(filter.from !== undefined && { from: new Date(filter.from).toISOString() }),
      ...(filter.to !== undefined && { to: new Date(filter.to).toISOString() }),
    },
  });
  const [organization] = await readOwnTenant(
    ctx,
    ({ sql }) => sql<{ name: string }[]>`select name from organization where id = ${ctx.organizationId}`,
  );
  const events = chains.reduce((sum, { from, through }) => sum + through - from + 1, 0);
  const name = organization?.name ?? '';
  const stream = bundleStream(ctx, now, (writer) => write(ctx, writer, { chains, name, events, advance }));
  const day = new Date(now).toISOString().slice(0, 10);
  return { fileName: `ringratt-bevis-${day}.zip`, events, stream };
}

/** What of each chain goes in: to its head as it is now, so that every file tells of the same events. */
async function stretches(ctx: Context, input: EvidenceInput): Promise<ManifestChain[]> {
  const assignment = input.assignmentId && publicId('assignment', idOf('assignment', input.assignmentId));
  const campaignId = input.campaignId && publicId('campaign', idOf('campaign', input.campaignId));
  const found = (await listChains(ctx, { campaignId })).filter(({ id }) => !assignment || id === assignment);
  if (found.length === 0) throw new NotFound(assignment ? 'assignment' : 'campaign');
  const chains: ManifestChain[] = [];
  for (const { id, events } of found) {
    if (events > 0) chains.push(await stretch(ctx, id, events, input));
  }
  return chains.filter(({ from, through }) => through >= from);
}

function stretch(
  ctx: Context,
  id: string,
  last: number,
  { from, to }: EvidenceInput,
): Promise<ManifestChain> {
  return readChain(ctx, id, async ({ sql }, { tenantId, chain }) => {
    let bounds = { first: 1, last };
    if (from !== undefined || to !== undefined) {
      // Index: event_chain.
      const [covered] = await sql<{ first: number | null; last: number | null }[]>`
        select min(s.position) as first, max(s.position) as last
        from event e ${joinSeal(sql)}
        where e.tenant_id = ${tenantId} and e.chain = ${chain} and s.position <= ${last}
          ${from === undefined ? sql`` : sql`and e.at >= ${from}::timestamptz`}
          ${to === undefined ? sql`` : sql`and e.at < ${to}::timestamptz`}`;
      bounds = { first: covered?.first ?? 1, last: covered?.last ?? 0 };
    }
    const hashes = await sql<{ position: number; hash: Buffer }[]>`
      select position, hash from seal where tenant_id = ${tenantId} and chain = ${chain}
        and position in (${bounds.first - 1}, ${bounds.last})`;
    const hashAt = (position: number) =>
      hashes.find((row) => row.position === position)?.hash.toString('hex') ?? null;
    return {
      chain: id,
      tenant: publicId('organization', tenantId),
      from: bounds.first,
      through: bounds.last,
      before: hashAt(bounds.first - 1),
      head: hashAt(bounds.last),
    };
  });
}

interface Writing {
  chains: ManifestChain[];
  name: string;
  events: number;
  advance: EvidenceInput['advance'];
}

async function write(ctx: Context, { add, finish, keyId }: BundleWriter, writing: Writing): Promise<void> {
  const { chains, name, events, advance } = writing;
  let done = 0;
  await add(fileNames.readMe, [readMe]);
  for (const chain of chains) {
    const names = chainFiles(chain.chain);
    await add(names.events, eventLines(ctx, chain), (part) => {
      done += part.reduce((lines, byte) => (byte === 0x0a ? lines + 1 : lines), 0);
      advance?.({ events: done, of: events });
    });
    await add(names.seals, sealLines(ctx, chain));
    await add(names.checkpoints, checkpointLines(ctx, chain, keyId));
  }
  finish({ organizationName: name, chains });
}
