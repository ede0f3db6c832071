import { type Tx, withCenterOverview } from '@ringratt/db';
import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { cutPage, openCursor, type Page, pageInput } from '../page.ts';
import { authorize } from '../permissions.ts';
import type { Side } from './as-party.ts';
import { missingIn, readContent } from './content.ts';

export interface MatrixListRow {
  assignmentId: string;
  campaignName: string;
  /** The other party; for an organization that is both, itself. */
  counterparty: string;
  /** What the reader is to the other. */
  side: Side;
  holds: number | null;
  holdsSince: number | null;
  open: number | null;
  openComplete: boolean;
  /** The sides that have signed the open version. */
  signed: Side[];
}

interface Row {
  id: string;
  campaignName: string;
  counterparty: string;
  holds: number | null;
  holdsSince: number | null;
  open: number | null;
  content: unknown;
  signed: Side[];
}

/**
 * Every matrix the organization is a party of, newest assignment first (ids follow time), as principal and as
 * contact center. Indexes: the primary key of assignment, assignment_contact_center, responsibility_version_open
 * and _holds.
 */
export async function listResponsibilities(
  ctx: Context,
  input: { cursor?: string | null | undefined; limit?: number | undefined } = {},
): Promise<Page<MatrixListRow>> {
  authorize(ctx, 'assignment.read');
  const { cursor, limit } = parseInput(pageInput, input);
  const from = openCursor(cursor)?.id ?? null;
  const { organizationId } = ctx;
  const [own, shared] = await Promise.all([
    readOwnTenant(ctx, (tx) =>
      readRows(tx, tx.sql`a.tenant_id = ${organizationId}`, tx.sql`a.contact_center_id`, from, limit),
    ),
    withCenterOverview(ctx.database, { organizationId }, (tx) =>
      readRows(
        tx,
        tx.sql`a.contact_center_id = ${organizationId} and a.tenant_id <> ${organizationId}`,
        tx.sql`a.tenant_id`,
        from,
        limit,
      ),
    ),
  ]);
  const rows = [
    ...own.map((row) => ({ ...row, side: 'principal' as const })),
    ...shared.map((row) => ({ ...row, side: 'contactCenter' as const })),
  ].sort((a, b) => (a.id < b.id ? 1 : -1));
  return cutPage(rows, limit, show, (row) => ({ key: 0, id: row.id }));
}

function readRows(
  tx: Tx,
  which: ReturnType<Tx['sql']>,
  other: ReturnType<Tx['sql']>,
  from: string | null,
  limit: number,
): Promise<Row[]> {
  return tx.sql<Row[]>`
    select a.id, c.name as "campaignName", g.name as counterparty, h.version as holds, h.signed_at as "holdsSince",
      o.version as open, o.content,
      (select coalesce(array_agg(s.side order by s.side), '{}') from responsibility_signature s
        where s.tenant_id = o.tenant_id and s.assignment_id = a.id and s.version_id = o.id and s.voided_at is null) as signed
    from assignment a
    join campaign c on c.tenant_id = a.tenant_id and c.id = a.campaign_id
    join organization g on g.id = ${other}
    left join responsibility_version h on h.tenant_id = a.tenant_id and h.assignment_id = a.id and h.state = 'signed'
    left join responsibility_version o on o.tenant_id = a.tenant_id and o.assignment_id = a.id and o.state = 'proposed'
    where ${which} and a.state in ('invited', 'accepted', 'live', 'paused')
      ${from ? tx.sql`and a.id < ${from}::uuid` : tx.sql``}
    order by a.id desc limit ${limit + 1}`;
}

function show({ id, content, ...row }: Row & { side: Side }): MatrixListRow {
  return {
    ...row,
    assignmentId: publicId('assignment', id),
    openComplete: content !== null && missingIn(readContent(content)).length === 0,
  };
}
