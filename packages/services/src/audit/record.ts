import type { Tx } from '@ringratt/db';
import { actorId, type Context } from '../context.ts';

export interface EventInput {
  action: string;
  /** What the act was done to: a prefixed id, or a keyed hash for a number. */
  subject: string;
  assignmentId?: string | null;
  /** Facts of the act. Numbers only as keyed hashes. */
  body?: Record<string, unknown>;
}

/**
 * Appends the audit event in the act's own transaction: if it can't be written, the act does not happen.
 * The row belongs to the transaction's tenant.
 */
export async function recordEvent(tx: Tx, ctx: Context, input: EventInput): Promise<void> {
  await tx.sql`insert into event (tenant_id, chain, at, actor_kind, actor_id, action, subject, assignment_id, body)
    values (${tx.tenantId}, ${input.assignmentId ?? tx.tenantId}, ${ctx.clock.now()}::timestamptz, ${ctx.actor.kind},
      ${actorId(ctx.actor)}, ${input.action}, ${input.subject}, ${input.assignmentId ?? null},
      ${tx.sql.json((input.body ?? {}) as never)})`;
}
