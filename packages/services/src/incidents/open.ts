import type { Tx } from '@ringratt/db';
import type { DutyId } from '@ringratt/rules';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { newId, publicId } from '../ids.ts';

/**
 * Opens an incident: a breach that somebody has to answer for. In the transaction of the act that found it.
 *
 * @returns its UUID
 */
export async function openIncident(
  tx: Tx,
  ctx: Context,
  input: {
    assignmentId: string;
    duty: DutyId;
    attemptId?: string | null;
    facts: Record<string, unknown>;
    rulePack: string;
  },
): Promise<string> {
  const id = newId(ctx.clock.now());
  await tx.sql`insert into incident (tenant_id, id, assignment_id, duty, outcome, attempt_id, opened_at, facts, rule_pack)
    values (${tx.tenantId}, ${id}, ${input.assignmentId}, ${input.duty}, 'breach', ${input.attemptId ?? null},
      ${ctx.clock.now()}::timestamptz, ${tx.sql.json(input.facts as never)}, ${input.rulePack})`;
  await recordEvent(tx, ctx, {
    action: 'incident.opened',
    subject: publicId('incident', id),
    assignmentId: input.assignmentId,
    body: { duty: input.duty, attempt: input.attemptId ? publicId('attempt', input.attemptId) : null },
  });
  return id;
}
