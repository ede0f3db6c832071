import type { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { inOwnTenant, readOwnTenant } from '../own-tenant.ts';
import { nameOfActing } from '../people/name-of-actor.ts';
import { authorize } from '../permissions.ts';
import { suppressionNoticeInput } from './schemas.ts';

export interface SuppressionNotice {
  version: number;
  words: string;
  foundAt: string | null;
  publishedAt: number;
  publishedBy: string;
}

/** Tells consumers in public how they block their number with the organization (2), on its page here. */
export async function publishSuppressionNotice(
  ctx: Context,
  input: z.input<typeof suppressionNoticeInput>,
): Promise<{ version: number }> {
  authorize(ctx, 'privacy.write');
  const given = parseInput(suppressionNoticeInput, input);
  const [now, name] = [ctx.clock.now(), await nameOfActing(ctx)];
  return inOwnTenant(ctx, async (tx) => {
    await tx.sql`select pg_advisory_xact_lock(hashtextextended(${`suppression-notice ${tx.tenantId}`}, 11))`;
    const [row] = await tx.sql<{ version: number }[]>`
      insert into suppression_notice (tenant_id, version, words, found_at, published_at, published_by)
      select ${tx.tenantId}, coalesce(max(version), 0) + 1, ${given.words}, ${given.foundAt ?? null}, ${now}::timestamptz, ${name}
      from suppression_notice where tenant_id = ${tx.tenantId}
      returning version`;
    await recordEvent(tx, ctx, {
      action: 'suppression-notice.published',
      subject: publicId('organization', ctx.organizationId),
      body: { version: row!.version, by: name },
    });
    return { version: row!.version };
  });
}

/** What the organization tells now; null where it has said nothing. */
export async function getSuppressionNotice(ctx: Context): Promise<SuppressionNotice | null> {
  authorize(ctx, 'privacy.read');
  return readOwnTenant(ctx, async ({ sql }) => {
    const [row] = await sql<SuppressionNotice[]>`
      select version, words, found_at as "foundAt", published_at as "publishedAt", published_by as "publishedBy"
      from suppression_notice where tenant_id = ${ctx.organizationId} order by version desc limit 1`;
    return row ?? null;
  });
}
