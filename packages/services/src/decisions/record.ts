import type { Tx } from '@ringratt/db';
import type { Decision } from '@ringratt/rules';
import { actorId, type Context } from '../context.ts';
import { newId } from '../ids.ts';

/** Keeps an answer to "may this number be called", so that it can be shown afterwards. @returns its UUID */
export async function recordDecision(
  tx: Tx,
  ctx: Context,
  input: {
    assignmentId: string;
    numberKey: Buffer;
    at: number;
    kind: 'permit' | 'question';
    decision: Decision;
  },
): Promise<string> {
  const id = newId(ctx.clock.now());
  const { decision } = input;
  await tx.sql`insert into decision (tenant_id, id, assignment_id, number_key, at, kind, actor, allowed, findings,
      next_allowed_at, rule_pack)
    values (${tx.tenantId}, ${id}, ${input.assignmentId}, ${input.numberKey}, ${input.at}::timestamptz, ${input.kind},
      ${`${ctx.actor.kind}:${actorId(ctx.actor)}`}, ${decision.allowed}, ${tx.sql.json(decision.findings as never)},
      ${decision.nextAllowedAt}::timestamptz, ${decision.rulePack})`;
  return id;
}
