import { type Tx, withCenterOverview } from '@ringratt/db';
import { recordingKeptUntil } from '@ringratt/rules';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { cutPage, openInstantCursor, type Page, pageInput } from '../page.ts';
import { authorize, may } from '../permissions.ts';
import { askedBefore, confirmedInside } from './facts.ts';
import { type RecordingRow, type RecordingState, recordingColumns } from './find.ts';

/** A recording as pages show it: everything but its sound and where that lies. */
export interface RecordingItem {
  id: string;
  attemptId: string;
  state: Exclude<RecordingState, 'receiving' | 'abandoned'>;
  consent: {
    refused: boolean;
    askedAt: number | null;
    askedBefore: boolean | null;
    confirmedInside: boolean | null;
  };
  startedAt: number | null;
  endedAt: number | null;
  holds: string[];
  contentType: string | null;
  size: number | null;
  sha256: string | null;
  keptUntil: number;
  hold: { reason: string; until: number } | null;
  deletedAt: number | null;
  fileRemovedAt: number | null;
  createdAt: number;
  /** Whether the actor may hear it. */
  mayListen: boolean;
}

/** For page and list alike: who may look does so by the sale's right, who may listen has one of its own. */
export function showRecording(ctx: Context, row: RecordingRow): RecordingItem {
  return {
    id: publicId('recording', row.id),
    attemptId: publicId('attempt', row.attemptId),
    state: row.state as RecordingItem['state'],
    consent: {
      refused: row.consentRefused,
      askedAt: row.consentAskedAt,
      askedBefore: askedBefore(row),
      confirmedInside: confirmedInside(row),
    },
    startedAt: row.startedAt,
    endedAt: row.endedAt,
    holds: row.holds,
    contentType: row.contentType,
    size: row.size,
    sha256: row.sha256?.toString('hex') ?? null,
    keptUntil: recordingKeptUntil(row.callEndedAt),
    hold: row.holdReason === null ? null : { reason: row.holdReason, until: row.holdUntil! },
    deletedAt: row.deletedAt,
    fileRemovedAt: row.fileRemovedAt,
    createdAt: row.createdAt,
    mayListen: row.state === 'stored' && may(ctx.actor, 'recording.listen'),
  };
}

/** The recordings of one call, in the order in which they came. Index: recording_attempt. */
export function readRecordings(tx: Tx, attemptId: string): Promise<RecordingRow[]> {
  return tx.sql<RecordingRow[]>`
    select ${recordingColumns(tx.sql)} from recording r
    where r.tenant_id = ${tx.tenantId} and r.attempt_id = ${attemptId} and r.state in ('stored', 'refused', 'deleted')
    order by r.created_at, r.id`;
}

const schema = pageInput.extend({ held: z.boolean().default(false) });

export interface ListedRecording extends RecordingItem {
  saleId: string | null;
  campaignName: string;
  centerName: string;
  agentReference: string | null;
}

/** Every recording that the organization has a part in, the newest first. Indexes: recording_created, recording_assignment. */
export async function listRecordings(
  ctx: Context,
  input: z.input<typeof schema> = {},
): Promise<Page<ListedRecording>> {
  authorize(ctx, 'sale.read');
  const { limit, cursor, held } = parseInput(schema, input);
  const after = openInstantCursor(cursor);
  type Row = RecordingRow & Omit<ListedRecording, keyof RecordingItem>;
  const read = ({ sql }: Tx, own: boolean) => {
    const page = sql`and r.state in ('stored', 'refused', 'deleted')
      ${held ? sql`and r.hold_until is not null` : sql``}
      ${after === null ? sql`` : sql`and (r.created_at, r.id) < (${after.key}::timestamptz, ${after.id}::uuid)`}
      order by r.created_at desc, r.id desc limit ${limit + 1}`;
    return sql<Row[]>`
    select ${recordingColumns(sql)}, s.id as "saleId", c.name as "campaignName", k.name as "centerName",
      t.agent_reference as "agentReference"
    from ${
      own
        ? sql`(select * from recording r where r.tenant_id = ${ctx.organizationId} ${page}) r`
        : sql`assignment a cross join lateral (
            select * from recording r where r.tenant_id = a.tenant_id and r.assignment_id = a.id ${page}) r`
    }
    join attempt t on t.tenant_id = r.tenant_id and t.id = r.attempt_id
    join campaign c on c.tenant_id = t.tenant_id and c.id = t.campaign_id
    join organization k on k.id = r.contact_center_id
    left join sale s on s.tenant_id = r.tenant_id and s.attempt_id = r.attempt_id
    ${own ? sql`` : sql`where a.contact_center_id = ${ctx.organizationId} and a.tenant_id <> ${ctx.organizationId}`}
    order by r.created_at desc, r.id desc limit ${limit + 1}`;
  };
  const [own, shared] = await Promise.all([
    readOwnTenant(ctx, (tx) => read(tx, true)),
    withCenterOverview(ctx.database, { organizationId: ctx.organizationId }, (tx) => read(tx, false)),
  ]);
  const rows = [...own, ...shared].sort((a, b) => b.createdAt - a.createdAt || (a.id < b.id ? 1 : -1));
  return cutPage(
    rows.slice(0, limit + 1),
    limit,
    (row) => ({
      ...showRecording(ctx, row),
      saleId: row.saleId && publicId('sale', row.saleId),
      campaignName: row.campaignName,
      centerName: row.centerName,
      agentReference: row.agentReference,
    }),
    (row) => ({ key: row.createdAt, id: row.id }),
  );
}
