import type { Readable } from 'node:stream';
import { readAssignment } from '../assignments/enter.ts';
import { type BundleWriter, bundleStream } from '../audit/bundle-writer.ts';
import { chainEventOf, type EventRow, eventColumns, joinSeal } from '../audit/event-row.ts';
import { recordAccess } from '../audit/record-access.ts';
import type { Context } from '../context.ts';
import { readBytes } from '../documents/store.ts';
import { canonical, fileNames, lineOf, saleFiles } from '../evidence/index.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { may } from '../permissions.ts';
import type { RecordingRow } from '../recordings/find.ts';
import { readRecordings } from '../recordings/list.ts';
import { soundOf } from '../recordings/open.ts';
import { saleReadMe } from './bundle-read-me.ts';
import { assignmentOfSale, detailOf, type SaleDetail } from './get.ts';

export interface SaleBundle {
  fileName: string;
  /** The ZIP. It is made while it is read; destroying it ends the work. */
  stream: Readable;
}

const soundEndings: Record<string, string> = { 'audio/wav': 'wav', 'audio/mpeg': 'mp3', 'audio/ogg': 'ogg' };

/**
 * Everything of one sale (4.4): what was sold, every document byte for byte, the answer, the mails, the recordings
 * where the actor may hear them, and its events with their seals; a signed manifest of all files' hashes, which
 * `ringratt verify` checks. On record before a byte is handed out.
 *
 * @throws NotFound, Forbidden
 */
export async function exportSale(ctx: Context, given: string): Promise<SaleBundle> {
  const id = idOf('sale', given);
  const assignmentId = await assignmentOfSale(ctx, id);
  const read = await readAssignment(ctx, assignmentId, 'sale.read', async (tx) => {
    const sale = await detailOf(tx, ctx, id);
    return {
      sale,
      recordings: await readRecordings(tx, idOf('attempt', sale.attemptId)),
      events: await eventsOf(tx.sql, tx.tenantId, sale),
    };
  });
  const { sale } = read;
  await recordAccess(ctx, {
    action: 'access.downloaded',
    subject: sale.id,
    assignmentId: sale.assignmentId,
    details: { what: 'sale' },
  });
  const organizationName = sale.own ? sale.principalName : sale.centerName;
  const sounds = may(ctx.actor, 'recording.listen')
    ? read.recordings.filter(({ state }) => state === 'stored')
    : [];
  const stream = bundleStream(ctx, ctx.clock.now(), async (writer) => {
    await writer.add(fileNames.readMe, [saleReadMe]);
    await writer.add(saleFiles.sale, [`${canonical(sale)}\n`]);
    await addDocuments(ctx, writer, assignmentId, sale);
    await addSounds(ctx, writer, sounds);
    await writer.add(
      saleFiles.events,
      read.events.map(({ line }) => `${line}\n`),
    );
    await writer.add(
      saleFiles.seals,
      read.events.map(({ seal }) => `${canonical(seal)}\n`),
    );
    writer.finish({ organizationName, chains: [], sale: { id: sale.id } });
  });
  return { fileName: `ringratt-${sale.id}.zip`, stream };
}

type Sql = Parameters<typeof eventColumns>[0];

/** The sealed events of the sale and of all that belongs to it, each as its chain holds it. Index: event_subject. */
async function eventsOf(sql: Sql, tenantId: string, sale: SaleDetail) {
  const subjects = [
    sale.id,
    ...sale.documents.map(({ id }) => id),
    ...sale.emails.map(({ id }) => id),
    ...sale.recordings.map(({ id }) => id),
    ...sale.obligations.map(({ id }) => id),
  ];
  const rows = await sql<(EventRow & { position: number | null; hash: Buffer; previous: Buffer | null })[]>`
    select ${eventColumns(sql)}, s.position, s.hash,
      (select p.hash from seal p where p.tenant_id = e.tenant_id and p.chain = e.chain and p.position = s.position - 1) as previous
    from event e ${joinSeal(sql)}
    where e.tenant_id = ${tenantId} and e.subject = any (${subjects}) order by e.xid, e.seq`;
  return rows.flatMap(({ position, hash, previous, ...event }) =>
    // What happened this second is not sealed yet: it is in the next bundle.
    position === null
      ? []
      : [
          {
            line: lineOf(chainEventOf(event, position, previous?.toString('hex') ?? null)),
            seal: { position, hash: hash.toString('hex') },
          },
        ],
  );
}

async function addDocuments(
  ctx: Context,
  writer: BundleWriter,
  assignmentId: string,
  sale: SaleDetail,
): Promise<void> {
  for (const { id, kind, fileName } of sale.documents) {
    const bytes = await readAssignment(ctx, assignmentId, 'sale.read', (tx) =>
      readBytes(tx, idOf('document', id)),
    );
    await writer.add(`documents/${kind}/${fileName.replaceAll(/[^\p{L}\p{N}._ -]/gu, '-')}`, [bytes]);
  }
}

async function addSounds(ctx: Context, writer: BundleWriter, rows: readonly RecordingRow[]): Promise<void> {
  for (const row of rows) {
    const name = `recordings/${publicId('recording', row.id)}.${soundEndings[row.contentType!]}`;
    await writer.add(name, soundOf(ctx, row, 0, row.size!));
  }
}
