import { withTenant } from '@ringratt/db';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';

/** Complete versions that are kept: the one in use, and the one before it to compare with. */
const kept = 2;
/** How long a version that nobody completes is kept beside newer ones. */
const abandonedAfter = 7 * 86_400_000;
const step = 50_000;

/**
 * Deletes what no check will read any more: complete versions before the newest two, and loads that were given
 * up. The trail keeps that they were, and of how many numbers.
 *
 * @param ctx acts as the principal's own job
 */
export async function discardNixVersions(ctx: Context): Promise<void> {
  const scope = { tenantId: ctx.organizationId };
  const old = await withTenant(
    ctx.database,
    scope,
    ({ sql, tenantId }) => sql<{ date: string }[]>`
      with newest as (
        select date from nix_version where tenant_id = ${tenantId} and state = 'complete'
        order by date desc limit ${kept}
      )
      select date from nix_version v where tenant_id = ${tenantId} and not exists (select from newest n where n.date = v.date)
        and (state = 'complete' or (created_at < ${ctx.clock.now() - abandonedAfter}::timestamptz
          and date < (select max(date) from newest)))
      order by date`,
  );
  for (const { date } of old) {
    for (let more = true; more; ) {
      more = await withTenant(ctx.database, scope, async (tx) => {
        const deleted = await tx.sql`
          delete from nix_number where tenant_id = ${tx.tenantId} and date = ${date} and number_key in
            (select number_key from nix_number where tenant_id = ${tx.tenantId} and date = ${date} limit ${step})`;
        if (deleted.count === step) return true;
        const [version] = await tx.sql<{ numbers: number }[]>`
          delete from nix_version where tenant_id = ${tx.tenantId} and date = ${date} returning numbers`;
        if (version)
          await recordEvent(tx, ctx, {
            action: 'nixVersion.deleted',
            subject: `nix:${date}`,
            body: { numbers: Number(version.numbers) },
          });
        return false;
      });
    }
  }
}
