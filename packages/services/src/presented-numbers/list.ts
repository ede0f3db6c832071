import { type Tx, withCenterOverview } from '@ringratt/db';
import { traceableUntil } from '@ringratt/rules';
import { z } from 'zod';
import { readAssignment } from '../assignments/enter.ts';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { idOf } from '../named.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { cutPage, openInstantCursor, type Page, pageInput } from '../page.ts';
import { authorize } from '../permissions.ts';
import { type Announcements, type AnsweredBy, isOutdated, renderAnnouncements } from './announcement.ts';
import { announcementParties, type ConfirmedAnnouncement, nextTestAfter } from './callback.ts';

export interface PresentedNumberItem {
  id: string;
  assignmentId: string;
  campaignName: string;
  principalName: string;
  centerName: string;
  number: string;
  from: number;
  to: number | null;
  callable: boolean;
  testedAt: number | null;
  answeredBy: AnsweredBy | null;
  announcedAt: number | null;
  /** When a call back is to be tried again; null for a number that is given up. */
  testDueAt: number | null;
  /** Whether the acting organization is the center, which tests and confirms. */
  ownCenter: boolean;
}

const schema = pageInput.extend({
  /** In use now, or given up and still to be found; both unless given. */
  state: z.enum(['used', 'ended']).optional(),
  assignmentId: z.string().optional(),
});

/** Caller numbers with whom they are for, the newest first. Indexes: presented_number_pkey, presented_number_once. */
export async function listPresentedNumbers(
  ctx: Context,
  input: z.input<typeof schema> = {},
): Promise<Page<PresentedNumberItem>> {
  authorize(ctx, 'assignment.read');
  const { limit, state, ...filter } = parseInput(schema, input);
  const after = openInstantCursor(filter.cursor);
  const assignmentId = filter.assignmentId ? idOf('assignment', filter.assignmentId) : null;
  const read = (tx: Tx, own: boolean) =>
    readRows(
      tx,
      ctx,
      tx.sql`${
        own
          ? tx.sql`n.tenant_id = ${ctx.organizationId}`
          : tx.sql`n.tenant_id = any (array(select tenant_id from assignment where contact_center_id = ${ctx.organizationId}))
              and n.tenant_id <> ${ctx.organizationId}`
      }
      ${state === undefined ? tx.sql`` : state === 'used' ? tx.sql`and n.to_at is null` : tx.sql`and n.to_at is not null`}
      ${assignmentId === null ? tx.sql`` : tx.sql`and n.assignment_id = ${assignmentId}`}
      ${after === null ? tx.sql`` : tx.sql`and n.from_at <= ${after.key}::timestamptz and (n.from_at < ${after.key}::timestamptz or n.id > ${after.id}::uuid)`}
      order by n.from_at desc, n.id limit ${limit + 1}`,
    );
  const [own, shared] = await Promise.all([
    readOwnTenant(ctx, (tx) => read(tx, true)),
    withCenterOverview(ctx.database, { organizationId: ctx.organizationId }, (tx) => read(tx, false)),
  ]);
  const rows = [...own, ...shared].sort((a, b) => b.from - a.from || (a.id < b.id ? -1 : 1));
  return cutPage(rows.slice(0, limit + 1), limit, show, (row) => ({ key: row.from, id: row.id }));
}

export interface PresentedNumberDetail extends PresentedNumberItem {
  /** The words to say, of either kind and in both languages, from the parties' details now. */
  rendered: Announcements;
  confirmed: ConfirmedAnnouncement | null;
  /** Whether what was confirmed is no longer what the parties' details make. */
  outdated: boolean;
  /** The last attempt that showed it, and until when it must stay to be found (3.1). */
  lastAttemptAt: number | null;
  foundUntil: number | null;
}

/** One number with its announcements, for either party of its assignment. Index: attempt_presented. @throws NotFound */
export async function getPresentedNumber(ctx: Context, given: string): Promise<PresentedNumberDetail> {
  authorize(ctx, 'assignment.read');
  const id = idOf('presentedNumber', given);
  const one = (tx: Tx, tenants: ReturnType<Tx['sql']>) =>
    readRows(tx, ctx, tx.sql`${tenants} and n.id = ${id}`);
  const [own] = await readOwnTenant(ctx, (tx) => one(tx, tx.sql`n.tenant_id = ${ctx.organizationId}`));
  const [row] = own
    ? [own]
    : await withCenterOverview(ctx.database, { organizationId: ctx.organizationId }, (tx) =>
        one(
          tx,
          tx.sql`n.tenant_id = any (array(select tenant_id from assignment where contact_center_id = ${ctx.organizationId}))`,
        ),
      );
  if (!row) throw new NotFound('presentedNumber');
  return readAssignment(ctx, row.assignmentId, 'assignment.read', async (tx) => {
    const parties = await announcementParties(tx, row.assignmentId);
    const [more] = await tx.sql<{ confirmed: ConfirmedAnnouncement | null; lastAttemptAt: number | null }[]>`
      select n.announcement as confirmed, (
          select t.started_at from attempt t
          where t.tenant_id = n.tenant_id and t.assignment_id = n.assignment_id and t.presented_number = ${row.number}
            and t.state <> 'released'
          order by t.started_at desc limit 1) as "lastAttemptAt"
      from presented_number n where n.tenant_id = ${tx.tenantId} and n.id = ${id}`;
    const rendered = renderAnnouncements(parties);
    const confirmed = more?.confirmed ?? null;
    const last = more?.lastAttemptAt ?? null;
    return {
      ...show(row),
      rendered,
      confirmed,
      outdated: isOutdated(confirmed, row.answeredBy, rendered),
      lastAttemptAt: last,
      foundUntil: last === null ? null : traceableUntil(last),
    };
  });
}

function readRows(tx: Tx, ctx: Context, where: ReturnType<Tx['sql']>): Promise<PresentedNumberItem[]> {
  return tx.sql<PresentedNumberItem[]>`
    select n.id, n.assignment_id as "assignmentId", c.name as "campaignName", p.name as "principalName",
      k.name as "centerName", n.number, n.from_at as "from", n.to_at as "to", n.callable,
      n.callback_tested_at as "testedAt", n.answered_by as "answeredBy", n.announced_at as "announcedAt",
      case when n.to_at is null then n.callback_tested_at end as "testDueAt",
      a.contact_center_id = ${ctx.organizationId} as "ownCenter"
    from presented_number n
    join assignment a on a.tenant_id = n.tenant_id and a.id = n.assignment_id
    join campaign c on c.tenant_id = a.tenant_id and c.id = a.campaign_id
    join organization p on p.id = n.tenant_id
    join organization k on k.id = a.contact_center_id
    where ${where}`;
}

function show(row: PresentedNumberItem): PresentedNumberItem {
  return {
    ...row,
    id: publicId('presentedNumber', row.id),
    assignmentId: publicId('assignment', row.assignmentId),
    testDueAt: row.testDueAt === null ? null : nextTestAfter(row.testDueAt),
  };
}
