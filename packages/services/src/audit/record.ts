import type { Tx } from '@ringratt/db';
import { actorId, type Context } from '../context.ts';
import { hideNumbers } from './hide-numbers.ts';

export interface EventInput {
  action: string;
  /** What the act was done to: a prefixed id, or a keyed hash for a number. */
  subject: string;
  assignmentId?: string | null;
  /** Facts of the act. Numbers only as keyed hashes; in texts from outside they are put so here. */
  body?: Record<string, unknown>;
}

/**
 * Appends the audit event in the act's own transaction: if it can't be written, the act does not happen.
 * The row belongs to the transaction's tenant; the sealer chains it once the transaction is done.
 */
export async function recordEvent(tx: Tx, ctx: Context, input: EventInput): Promise<void> {
  const body = hideNumbers(ctx.secrets, input.body ?? {});
  await tx.sql`insert into event (tenant_id, chain, at, actor_kind, actor_id, organization_id, action, subject, assignment_id, body)
    values (${tx.tenantId}, ${input.assignmentId ?? tx.tenantId}, ${ctx.clock.now()}::timestamptz, ${ctx.actor.kind},
      ${actorId(ctx.actor)}, ${ctx.organizationId}, ${input.action}, ${hideNumbers(ctx.secrets, input.subject)},
      ${input.assignmentId ?? null}, ${tx.sql.json(body as never)})`;
}
