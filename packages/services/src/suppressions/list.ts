import { z } from 'zod';
import type { Context } from '../context.ts';
import { Invalid } from '../errors.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { type Page, pageInput } from '../page.ts';
import { authorize } from '../permissions.ts';

export interface SuppressionRow {
  number: string;
  since: number;
  removedAt: number | null;
  reason: string;
}

/** The organization's own list, newest first. Index: suppression_since. */
export async function listSuppressions(
  ctx: Context,
  input: z.input<typeof pageInput> = {},
): Promise<Page<SuppressionRow>> {
  authorize(ctx, 'suppression.read');
  const { cursor, limit } = parseInput(pageInput, input);
  const after = cursor ? openPlace(cursor) : null;
  return readOwnTenant(ctx, async ({ sql }) => {
    const rows = await sql<(SuppressionRow & { key: string })[]>`
      select number, since, removed_at as "removedAt", reason, encode(number_key, 'hex') as key from suppression
      where tenant_id = ${ctx.organizationId}
        ${after ? sql`and (since < ${after.since}::timestamptz or (since = ${after.since}::timestamptz and number_key > decode(${after.key}, 'hex')))` : sql``}
      order by since desc, number_key limit ${limit + 1}`;
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map(({ key, ...row }) => row),
      cursor: last ? seal([last.since, last.key]) : null,
    };
  });
}

export interface SuppressionChange {
  /** Whose list: an organization's public id. */
  owner: string;
  number: string;
  since: number;
  /** Null while it holds. */
  removedAt: number | null;
}

const feedInput = z.object({
  after: z.string().max(4_000).nullish(),
  limit: z.number().int().min(1).max(1_000).default(100),
});

/**
 * The lists to respect, as changes in the order in which they were made: the organization's own and those of
 * the principals it works for. The cursor never ends: ask again with it for what is new.
 */
export async function followSuppressions(
  ctx: Context,
  input: z.input<typeof feedInput> = {},
): Promise<{ items: SuppressionChange[]; cursor: string }> {
  authorize(ctx, 'suppression.read');
  const { after, limit } = parseInput(feedInput, input);
  const seen = after ? openSeen(after) : new Map<string, number>();
  return readOwnTenant(ctx, async ({ sql }) => {
    const rows = await sql<(SuppressionChange & { position: number })[]>`
      select owner, position, number, since, removed_at as "removedAt"
      from suppression_feed(${ctx.organizationId}, ${[...seen.keys()]}::uuid[], ${[...seen.values()]}::bigint[], ${limit})`;
    for (const row of rows) seen.set(row.owner, row.position);
    return {
      items: rows.map(({ position, owner, ...row }) => ({ owner: publicId('organization', owner), ...row })),
      cursor: seal([...seen]),
    };
  });
}

function seal(value: unknown): string {
  return Buffer.from(JSON.stringify(value)).toString('base64url');
}

function open<S extends z.ZodType>(schema: S, cursor: string): z.output<S> {
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')));
  } catch {
    throw new Invalid([{ path: 'cursor', message: 'unknownCursor' }]);
  }
}

function openPlace(cursor: string): { since: number; key: string } {
  const [since, key] = open(z.tuple([z.number(), z.string().regex(/^[0-9a-f]{32}$/)]), cursor);
  return { since, key };
}

function openSeen(cursor: string): Map<string, number> {
  return new Map(open(z.array(z.tuple([z.uuid(), z.number().int()])).max(100), cursor));
}
