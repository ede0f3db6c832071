import { type Tx, withCenterOverview } from '@ringratt/db';
import { complaintDeadline } from '@ringratt/rules';
import { z } from 'zod';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { idOf } from '../named.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { type Page, pageInput } from '../page.ts';
import { authorize } from '../permissions.ts';
import { complaintStates, pageByDue } from './by-due.ts';
import type { ComplaintChannel, ComplaintDecision, ComplaintKind } from './schemas.ts';

export interface ComplaintItem {
  id: string;
  assignmentId: string;
  campaignName: string;
  principalName: string;
  centerName: string;
  receivedByName: string;
  kind: ComplaintKind;
  channel: ComplaintChannel;
  /** Enough to recognize it; the number itself is not kept. */
  numberMasked: string;
  presentedNumber: string | null;
  attemptId: string | null;
  callAt: number;
  receivedAt: number;
  dueAt: number;
  decision: ComplaintDecision | null;
  decidedAt: number | null;
  /** From when the NIX board takes no complaint of the call (introduction). */
  boardUntil: number;
}

export interface ComplaintDetail extends ComplaintItem {
  words: string;
  answer: string | null;
  decidedBy: string | null;
  agentReference: string | null;
}

const schema = pageInput.extend({
  state: z.enum(complaintStates).optional(),
  assignmentId: z.string().optional(),
});

type Row = Omit<ComplaintDetail, 'boardUntil'>;

/**
 * Consumers' complaints of calls, of the organization's own tenant and of its assignments: what waits by the day it is
 * due, then what is decided. Indexes: complaint_open, complaint_decided.
 */
export async function listComplaints(
  ctx: Context,
  input: z.input<typeof schema> = {},
): Promise<Page<ComplaintItem>> {
  authorize(ctx, 'complaint.read');
  const { assignmentId: given, ...page } = parseInput(schema, input);
  const assignmentId = given ? idOf('assignment', given) : null;
  return pageByDue(
    page,
    (state, after, limit) =>
      readBoth(ctx, ({ sql }) => {
        const of = assignmentId === null ? sql`` : sql`and q.assignment_id = ${assignmentId}`;
        return state === 'open'
          ? sql`and q.decided_at is null ${of}
              ${after ? sql`and (q.due_at, q.id) > (${after.key}::timestamptz, ${after.id}::uuid)` : sql``}
              order by q.due_at, q.id limit ${limit}`
          : sql`and q.decided_at is not null ${of}
              ${after ? sql`and (q.decided_at, q.id) < (${after.key}::timestamptz, ${after.id}::uuid)` : sql``}
              order by q.decided_at desc, q.id desc limit ${limit}`;
      }),
    (row) => row.decidedAt ?? 0,
    (row) => {
      const { words: _, answer: __, decidedBy: ___, agentReference: ____, ...item } = show(row);
      return item;
    },
  );
}

/** One complaint, for either party. @throws NotFound */
export async function getComplaint(ctx: Context, given: string): Promise<ComplaintDetail> {
  authorize(ctx, 'complaint.read');
  const id = idOf('complaint', given);
  const [row] = await readBoth(ctx, ({ sql }) => sql`and q.id = ${id}`);
  if (!row) throw new NotFound('complaint');
  return show(row);
}

async function readBoth(ctx: Context, more: (tx: Tx) => ReturnType<Tx['sql']>): Promise<Row[]> {
  const read = (tx: Tx, own: boolean) => {
    const { sql } = tx;
    return sql<Row[]>`
      select q.id, q.assignment_id as "assignmentId", c.name as "campaignName", p.name as "principalName",
        k.name as "centerName", case when q.received_by = q.tenant_id then p.name else k.name end as "receivedByName",
        q.kind, q.channel, q.number_masked as "numberMasked", q.presented_number as "presentedNumber",
        q.attempt_id as "attemptId", q.call_at as "callAt", q.received_at as "receivedAt", q.due_at as "dueAt",
        q.decision, q.decided_at as "decidedAt", q.words, q.answer, q.decided_by as "decidedBy",
        t.agent_reference as "agentReference"
      from complaint q
      join assignment a on a.tenant_id = q.tenant_id and a.id = q.assignment_id
      join campaign c on c.tenant_id = a.tenant_id and c.id = a.campaign_id
      join organization p on p.id = q.tenant_id
      join organization k on k.id = a.contact_center_id
      left join attempt t on t.tenant_id = q.tenant_id and t.id = q.attempt_id
      where ${
        own
          ? sql`q.tenant_id = ${ctx.organizationId}`
          : sql`q.tenant_id = any (array(select tenant_id from assignment where contact_center_id = ${ctx.organizationId}))
              and q.tenant_id <> ${ctx.organizationId}`
      } ${more(tx)}`;
  };
  const [own, shared] = await Promise.all([
    readOwnTenant(ctx, (tx) => read(tx, true)),
    withCenterOverview(ctx.database, { organizationId: ctx.organizationId }, (tx) => read(tx, false)),
  ]);
  return [...own, ...shared];
}

function show(row: Row): ComplaintDetail {
  return {
    ...row,
    id: publicId('complaint', row.id),
    assignmentId: publicId('assignment', row.assignmentId),
    attemptId: row.attemptId && publicId('attempt', row.attemptId),
    boardUntil: complaintDeadline(row.callAt),
  };
}
