import { z } from 'zod';
import type { Context } from '../context.ts';
import { Invalid } from '../errors.ts';
import { parseInput } from '../input.ts';
import { readOwnTenant } from '../own-tenant.ts';
import type { Page } from '../page.ts';
import { authorize } from '../permissions.ts';
import { registerPage, searchedKey } from '../registers/search.ts';

export interface SuppressionRow {
  number: string;
  since: number;
  removedAt: number | null;
  reason: string;
}

/** The organization's own list, newest first. Index: suppression_since, or the key for one number. */
export async function listSuppressions(
  ctx: Context,
  input: z.input<typeof registerPage> = {},
): Promise<Page<SuppressionRow>> {
  authorize(ctx, 'suppression.read');
  const { cursor, limit, number } = parseInput(registerPage, input);
  const key = searchedKey(ctx, number);
  const after = cursor ? openPlace(cursor) : null;
  return readOwnTenant(ctx, async ({ sql }) => {
    const rows = await sql<(SuppressionRow & { key: string })[]>`
      select number, since, removed_at as "removedAt", reason, encode(number_key, 'hex') as key from suppression
      where tenant_id = ${ctx.organizationId}
        ${key ? sql`and number_key = ${key}` : sql``}
        ${after ? sql`and since <= ${after.since}::timestamptz and (since < ${after.since}::timestamptz or number_key > ${Buffer.from(after.key, 'hex')})` : sql``}
      order by since desc, number_key limit ${limit + 1}`;
    const last = rows.length > limit ? rows[limit - 1] : undefined;
    return {
      items: rows.slice(0, limit).map(({ key, ...row }) => row),
      cursor: last ? seal([last.since, last.key]) : null,
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
