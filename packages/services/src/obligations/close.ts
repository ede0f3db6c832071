import type { Tx } from '@ringratt/db';
import type { DutyId } from '@ringratt/rules';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { publicId } from '../ids.ts';

/**
 * Meets what is open or broken for a subject, by evidence, in the transaction of the act that does what was
 * due. A broken one met late stays known as broken (`breached_at`).
 *
 * @returns how many were met
 */
export async function meetObligation(
  tx: Tx,
  ctx: Context,
  input: { duty: DutyId; subject: string; evidence: Record<string, unknown> },
): Promise<number> {
  const met = await tx.sql<{ id: string; assignmentId: string | null }[]>`
    update obligation set state = 'met', closed_at = ${ctx.clock.now()}::timestamptz,
      evidence = evidence || ${tx.sql.json(input.evidence as never)}
    where tenant_id = ${tx.tenantId} and subject = ${input.subject} and duty = ${input.duty}
      and state in ('open', 'breached')
    returning id, assignment_id as "assignmentId"`;
  for (const { id, assignmentId } of met) {
    await tx.sql`delete from due_work where tenant_id = ${tx.tenantId} and kind in ('obligation.due', 'obligation.remind') and subject_id = ${id}`;
    await recordEvent(tx, ctx, {
      action: 'obligation.met',
      subject: publicId('obligation', id),
      assignmentId,
      body: { duty: input.duty, about: input.subject, ...input.evidence },
    });
  }
  return met.length;
}
