import { withAssignmentAsPrincipal } from '@ringratt/db';
import { z } from 'zod';
import { checkEntitled } from '../assignments/entitled.ts';
import type { Context } from '../context.ts';
import { Invalid, NotFound } from '../errors.ts';
import { once } from '../idempotent.ts';
import { parseInput, typedText } from '../input.ts';
import { idOf } from '../named.ts';
import { numberKey } from '../numbers/key.ts';
import { parseNumber } from '../numbers/parse.ts';
import { inOwnTenant } from '../own-tenant.ts';
import { suppressForBoth } from '../registers/suppress-for-both.ts';
import { writeSuppressions } from './write.ts';

const schema = z.object({
  number: z.string().max(60),
  reason: typedText(200).default('consumer-request'),
  /** When it was said, epoch milliseconds; now unless given. */
  since: z.number().int().min(0).nullish(),
  /** Said in a call of this assignment: the number goes on both parties' lists (4.1). */
  assignmentId: z.string().nullish(),
});

export interface Suppressed {
  number: string;
  /** False where the number was on the list already. */
  added: boolean;
}

/**
 * "Do not call again": holds at the very next claim (section 2).
 *
 * @throws Invalid for what is no Swedish number
 * @throws NotFound where the assignment is not the organization's
 */
export async function addSuppression(ctx: Context, input: z.input<typeof schema>): Promise<Suppressed> {
  const named = input.assignmentId;
  // Whether the assignment exists for the caller comes before what they may do with it.
  await checkEntitled(ctx, {
    permission: 'suppression.add',
    dials: false,
    ...(typeof named === 'string' && named !== '' ? { assignmentId: named } : {}),
  });
  const given = parseInput(schema, input);
  const parsed = parseNumber(given.number);
  if (!parsed.ok) throw new Invalid([{ path: 'number', message: parsed.reason }]);
  const { number } = parsed;
  const since = given.since ?? ctx.clock.now();
  if (since > ctx.clock.now()) throw new Invalid([{ path: 'since', message: 'inTheFuture' }]);
  // What a key of one assignment reports was said in a call of it.
  const narrowed = ctx.actor.kind === 'apiKey' ? ctx.actor.assignmentId : null;
  const assignmentId = given.assignmentId ? idOf('assignment', given.assignmentId) : narrowed;
  if (narrowed !== null && assignmentId !== narrowed) throw new NotFound('assignment');
  if (assignmentId) {
    const scope = { organizationId: ctx.organizationId, assignmentId };
    const done = await withAssignmentAsPrincipal(ctx.database, scope, async (tx, assignment) => {
      const { result } = await once(tx, ctx, async () => {
        const { added } = await suppressForBoth(tx, ctx, {
          ...assignment,
          number,
          since,
          reason: given.reason,
          attemptId: null,
        });
        return { number, added };
      });
      return result;
    });
    if (!done) throw new NotFound('assignment');
    return done;
  }
  return inOwnTenant(ctx, async (tx) => {
    const { result } = await once(tx, ctx, async () => {
      const key = numberKey(ctx.secrets, number);
      const entry = { number, key, since, reason: given.reason };
      return { number, added: (await writeSuppressions(tx, ctx, [entry])).size > 0 };
    });
    return result;
  });
}
