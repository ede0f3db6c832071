import { z } from 'zod';
import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';
import { parseInput, soughtText } from '../input.ts';
import { idOf } from '../named.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { cutPage, openInstantCursor, type Page, pageInput } from '../page.ts';
import { authorize } from '../permissions.ts';

/** How a request went: taken, the caller's fault, ours. */
export const requestOutcomes = ['ok', 'refused', 'failed'] as const;
export type RequestOutcome = (typeof requestOutcomes)[number];

const bounds: Record<RequestOutcome, [number, number]> = {
  ok: [0, 399],
  refused: [400, 499],
  failed: [500, 599],
};

const schema = pageInput.extend({
  apiKeyId: z.string().optional(),
  outcome: z.enum(requestOutcomes).optional(),
  status: z.number().int().min(100).max(599).optional(),
  /** Part of the path. */
  route: soughtText(200).optional(),
  /** From this instant and before that one, epoch milliseconds. */
  from: z.number().int().optional(),
  to: z.number().int().optional(),
});

export interface ApiRequestRow {
  id: string;
  at: number;
  apiKeyId: string;
  keyName: string;
  keyPrefix: string;
  method: string;
  route: string | null;
  status: number;
  duration: number;
  problem: string | null;
}

/** What the organization's keys called, newest first. Index: api_request_at, api_request_key, api_request_fault. */
export async function listApiRequests(
  ctx: Context,
  input: z.input<typeof schema> = {},
): Promise<Page<ApiRequestRow>> {
  authorize(ctx, 'apiKey.read');
  const { limit, cursor, ...filter } = parseInput(schema, input);
  const after = openInstantCursor(cursor);
  const keyId = filter.apiKeyId ? idOf('apiKey', filter.apiKeyId) : null;
  const [least, most] = filter.outcome ? bounds[filter.outcome] : [null, null];
  return readOwnTenant(ctx, async ({ sql }) => {
    // The index of faults, told in its own words.
    const faults = (least ?? filter.status ?? 0) >= 400 ? sql`and r.status >= 400` : sql``;
    const rows = await sql<ApiRequestRow[]>`
      select r.id, r.at, r.api_key_id as "apiKeyId", k.name as "keyName", k.prefix as "keyPrefix", r.method, r.route,
        r.status, r.duration, r.problem
      from api_request r join api_key k on k.tenant_id = r.tenant_id and k.id = r.api_key_id
      where r.tenant_id = ${ctx.organizationId}
        ${faults}
        ${keyId ? sql`and r.api_key_id = ${keyId}` : sql``}
        ${least === null ? sql`` : sql`and r.status between ${least} and ${most}`}
        ${filter.status === undefined ? sql`` : sql`and r.status = ${filter.status}`}
        ${filter.route ? sql`and position(lower(${filter.route}) in lower(r.route)) > 0` : sql``}
        ${filter.from === undefined ? sql`` : sql`and r.at >= ${filter.from}::timestamptz`}
        ${filter.to === undefined ? sql`` : sql`and r.at < ${filter.to}::timestamptz`}
        ${after ? sql`and r.at <= ${after.key}::timestamptz and (r.at < ${after.key}::timestamptz or r.id > ${after.id}::uuid)` : sql``}
      order by r.at desc, r.id limit ${limit + 1}`;
    return cutPage(
      rows,
      limit,
      (row) => ({ ...row, id: publicId('request', row.id), apiKeyId: publicId('apiKey', row.apiKeyId) }),
      (row) => ({ key: row.at, id: row.id }),
    );
  });
}
