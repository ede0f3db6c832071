import { z } from 'zod';
import type { Context } from '../context.ts';
import { Invalid } from '../errors.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { readOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';

export interface SuppressionChange {
  /** Whose list: an organization's public id. */
  owner: string;
  number: string;
  since: number;
  /** Null while it holds. */
  removedAt: number | null;
}

export interface SuppressionFeed {
  items: SuppressionChange[];
  /** Never ends: ask again with it for what is new. */
  cursor: string;
  /** Whether more is known to follow already. */
  more: boolean;
}

const schema = z.object({
  after: z.string().max(4_000).nullish(),
  limit: z.number().int().min(1).max(1_000).default(100),
});

/** Rows looked through at most for one answer, so that a long list of another's costs one request little. */
const mostLooked = 50_000;
const mostAtOnce = 10_000;

interface Row {
  owner: string;
  position: number;
  /** Null for what the organization has not in hand. */
  number: string | null;
  since: number;
  removedAt: number | null;
}

/**
 * The lists to respect, as changes in the order in which they were made: the organization's own, and what it
 * has in hand itself of the other party's (docs/decisions/0051). A key of one assignment is told of its parties.
 */
export async function followSuppressions(
  ctx: Context,
  input: z.input<typeof schema> = {},
): Promise<SuppressionFeed> {
  authorize(ctx, 'suppression.read');
  const { after, limit } = parseInput(schema, input);
  const seen = after ? openSeen(after) : new Map<string, number>();
  const assignmentId = ctx.actor.kind === 'apiKey' ? ctx.actor.assignmentId : null;
  const items: SuppressionChange[] = [];
  const answer = (more: boolean): SuppressionFeed => ({
    items,
    cursor: Buffer.from(JSON.stringify([...seen])).toString('base64url'),
    more,
  });
  return readOwnTenant(ctx, async ({ sql }) => {
    let looked = 0;
    for (let most = limit; looked < mostLooked; most = Math.min(most * 4, mostAtOnce)) {
      const rows = await sql<Row[]>`
        select owner, position, number, since, removed_at as "removedAt"
        from suppressions_to_respect(${ctx.organizationId}, ${assignmentId}, ${[...seen.keys()]}::uuid[],
          ${[...seen.values()]}::bigint[], ${most})`;
      looked += rows.length;
      for (const { owner, position, number, ...row } of rows) {
        if (number !== null && items.length === limit) return answer(true);
        seen.set(owner, position);
        if (number !== null) items.push({ owner: publicId('organization', owner), number, ...row });
      }
      if (rows.length < most) return answer(false);
      if (items.length === limit) return answer(true);
    }
    return answer(true);
  });
}

const place = z.array(z.tuple([z.uuid(), z.number().int().min(0)])).max(200);

function openSeen(cursor: string): Map<string, number> {
  try {
    return new Map(place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))));
  } catch {
    throw new Invalid([{ path: 'after', message: 'unknownCursor' }]);
  }
}
