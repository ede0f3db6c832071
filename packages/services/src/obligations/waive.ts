import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Conflict, NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { parseInput, typedText } from '../input.ts';
import { idOf } from '../named.ts';
import { inOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';

const schema = z.object({ obligationId: z.string(), reason: typedText(1_000) });

/**
 * Writes off what is due, with a reason that stays on record. Its incident, if it was broken, stays open.
 *
 * @throws Conflict `closed` where it is met or waived already
 */
export function waiveObligation(ctx: Context, input: z.input<typeof schema>): Promise<void> {
  authorize(ctx, 'obligation.waive');
  const given = parseInput(schema, input);
  const id = idOf('obligation', given.obligationId);
  return inOwnTenant(ctx, async (tx) => {
    const [row] = await tx.sql<{ state: string; assignmentId: string | null }[]>`
      select state, assignment_id as "assignmentId" from obligation
      where tenant_id = ${ctx.organizationId} and id = ${id} for update`;
    if (!row) throw new NotFound('obligation');
    if (row.state === 'met' || row.state === 'waived')
      throw new Conflict('closed', 'The obligation is closed already.');
    await tx.sql`update obligation set state = 'waived', reason = ${given.reason}, closed_at = ${ctx.clock.now()}::timestamptz
      where tenant_id = ${ctx.organizationId} and id = ${id}`;
    await tx.sql`delete from due_work where tenant_id = ${ctx.organizationId} and kind in ('obligation.due', 'obligation.remind') and subject_id = ${id}`;
    await recordEvent(tx, ctx, {
      action: 'obligation.waived',
      subject: publicId('obligation', id),
      assignmentId: row.assignmentId,
      body: { reason: given.reason },
    });
  });
}
