import { type Tx, withCenterOverview } from '@ringratt/db';
import type { Context } from '../context.ts';
import { Invalid } from '../errors.ts';
import { publicId } from '../ids.ts';
import { numberKey } from '../numbers/key.ts';
import { parseNumber } from '../numbers/parse.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';

export interface CallToSell {
  attemptId: string;
  campaignName: string;
  principalName: string;
  startedAt: number;
  /** Null while nobody has reported its end. */
  endedAt: number | null;
  agentReference: string | null;
  /** The sale that was made in it already. */
  saleId: string | null;
}

const MOST = 20;

/**
 * The acting contact center's calls to a number in which something can have been sold: answered, or not reported as
 * ended yet; newest first. Index: attempt_key.
 *
 * @throws Invalid with `number`
 */
export async function callsToSell(ctx: Context, given: string): Promise<CallToSell[]> {
  authorize(ctx, 'sale.record');
  const parsed = parseNumber(given);
  if (!parsed.ok) throw new Invalid([{ path: 'number', message: parsed.reason }]);
  const key = numberKey(ctx.secrets, parsed.number);
  const read = ({ sql }: Tx, own: boolean) => sql<CallToSell[]>`
    select t.id as "attemptId", c.name as "campaignName", p.name as "principalName", t.started_at as "startedAt",
      t.ended_at as "endedAt", t.agent_reference as "agentReference", s.id as "saleId"
    from attempt t
    join campaign c on c.tenant_id = t.tenant_id and c.id = t.campaign_id
    join organization p on p.id = t.tenant_id
    left join sale s on s.tenant_id = t.tenant_id and s.attempt_id = t.id
    where ${
      own
        ? sql`t.tenant_id = ${ctx.organizationId}`
        : sql`t.tenant_id = any (array(select tenant_id from assignment where contact_center_id = ${ctx.organizationId}))
            and t.tenant_id <> ${ctx.organizationId}`
    }
      and t.number_key = ${key} and t.contact_center_id = ${ctx.organizationId}
      and (t.outcome = 'answered' or (t.outcome is null and t.state <> 'released'))
    order by t.started_at desc limit ${MOST}`;
  const [own, shared] = await Promise.all([
    readOwnTenant(ctx, (tx) => read(tx, true)),
    withCenterOverview(ctx.database, { organizationId: ctx.organizationId }, (tx) => read(tx, false)),
  ]);
  return [...own, ...shared]
    .sort((a, b) => b.startedAt - a.startedAt)
    .slice(0, MOST)
    .map((row) => ({
      ...row,
      attemptId: publicId('attempt', row.attemptId),
      saleId: row.saleId && publicId('sale', row.saleId),
    }));
}
