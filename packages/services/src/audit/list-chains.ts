import { type Tx, withCenterOverview } from '@ringratt/db';
import type postgres from 'postgres';
import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';

type Fragment = postgres.Fragment;

export interface ChainItem {
  /** `org_…` or `asg_…`. */
  id: string;
  campaignId: string | null;
  campaignName: string | null;
  /** The assignment's other party, seen from this organization. */
  counterparty: string | null;
  /** The last position, 0 for none. */
  events: number;
  /** The hash there, hexadecimal. */
  head: string | null;
  lastCheckpoint: { at: number; position: number } | null;
}

interface Row {
  chain: string;
  own: boolean;
  campaignId: string | null;
  campaignName: string | null;
  counterparty: string | null;
  position: number | null;
  hash: Buffer | null;
  signedAt: number | null;
  signedPosition: number | null;
}

/**
 * Every chain the organization is a party of: its own, then those of its assignments. A key narrowed to one
 * assignment has that one. Indexes: the primary keys of seal and checkpoint, read from their ends.
 */
export async function listChains(
  ctx: Context,
  filter: { campaignId?: string | undefined } = {},
): Promise<ChainItem[]> {
  authorize(ctx, 'event.read');
  const narrowed = ctx.actor.kind === 'apiKey' ? ctx.actor.assignmentId : null;
  const own = await readOwnTenant(ctx, async (tx) => [
    ...(narrowed || filter.campaignId ? [] : await rowsOf(tx, ownChain(tx, ctx))),
    ...(await rowsOf(
      tx,
      assignmentChains(tx, tx.sql`a.tenant_id = ${ctx.organizationId}`, 'contact_center_id'),
    )),
  ]);
  const shared = isAuditor(ctx)
    ? []
    : await withCenterOverview(ctx.database, { organizationId: ctx.organizationId }, (tx) =>
        rowsOf(
          tx,
          assignmentChains(
            tx,
            tx.sql`a.contact_center_id = ${ctx.organizationId} and a.tenant_id <> ${ctx.organizationId}`,
            'tenant_id',
          ),
        ),
      );
  return [...own, ...shared]
    .filter((row) => !narrowed || row.chain === narrowed)
    .filter((row) => !filter.campaignId || row.campaignId === filter.campaignId)
    .map(present);
}

export function isAuditor(ctx: Context): boolean {
  return ctx.actor.kind === 'person' && ctx.actor.role === 'auditor';
}

function ownChain({ sql }: Tx, ctx: Context): Fragment {
  return sql`select ${ctx.organizationId}::uuid as tenant_id, ${ctx.organizationId}::uuid as chain, true as own,
    null::uuid as campaign_id, null::text as campaign_name, null::text as counterparty`;
}

function assignmentChains({ sql }: Tx, which: Fragment, other: 'contact_center_id' | 'tenant_id'): Fragment {
  return sql`select a.tenant_id, a.id as chain, false as own, a.campaign_id, c.name as campaign_name, o.name as counterparty
    from assignment a join campaign c on c.tenant_id = a.tenant_id and c.id = a.campaign_id
    left join organization o on o.id = a.${sql(other)}
    where ${which} order by a.id`;
}

async function rowsOf({ sql }: Tx, chains: Fragment): Promise<Row[]> {
  return sql<Row[]>`
    select c.chain, c.own, c.campaign_id as "campaignId", c.campaign_name as "campaignName", c.counterparty,
      s.position, s.hash, k.at as "signedAt", k.position as "signedPosition"
    from (${chains}) c
    left join lateral (
      select position, hash from seal where tenant_id = c.tenant_id and chain = c.chain order by position desc limit 1
    ) s on true
    left join lateral (
      select position, at from checkpoint where tenant_id = c.tenant_id and chain = c.chain order by position desc limit 1
    ) k on true`;
}

function present(row: Row): ChainItem {
  return {
    id: publicId(row.own ? 'organization' : 'assignment', row.chain),
    campaignId: row.campaignId && publicId('campaign', row.campaignId),
    campaignName: row.campaignName,
    counterparty: row.counterparty,
    events: row.position ?? 0,
    head: row.hash?.toString('hex') ?? null,
    lastCheckpoint: row.signedAt === null ? null : { at: row.signedAt, position: row.signedPosition! },
  };
}
