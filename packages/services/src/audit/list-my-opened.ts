import { actorId, type Context } from '../context.ts';
import { readOwnTenant } from '../own-tenant.ts';
import type { Page } from '../page.ts';
import { openPlace, sealPlace } from './place.ts';
import type { AccessAction } from './record-access.ts';

export interface OpenedItem {
  at: number;
  action: AccessAction;
  subject: string;
  details: Record<string, unknown>;
}

/** What the actor has opened and downloaded in this organization, newest first. Index: event_opened. */
export function listMyOpened(
  ctx: Context,
  input: { cursor?: string | null | undefined; limit?: number | undefined } = {},
): Promise<Page<OpenedItem>> {
  const limit = Math.min(Math.max(input.limit ?? 50, 1), 1_000);
  const before = openPlace('instant', input.cursor);
  // One's own doings need no right beyond being the one.
  return readOwnTenant(ctx, async ({ sql, tenantId }) => {
    const rows = await sql<(OpenedItem & { seq: number })[]>`
      select e.at, e.seq, e.action, e.subject, e.body as details from event e
      where e.tenant_id = ${tenantId} and e.actor_id = ${actorId(ctx.actor)}
        and e.action in ('access.opened', 'access.downloaded')
        ${before === null ? sql`` : sql`and (e.at, e.seq) < (${before.key}::timestamptz, ${before.seq})`}
      order by e.at desc, e.seq desc limit ${limit + 1}`;
    const shown = rows.slice(0, limit);
    const last = shown.at(-1);
    return {
      items: shown.map(({ seq: _, ...item }) => item),
      cursor: rows.length > limit && last ? sealPlace(last.at, last.seq) : null,
    };
  });
}
