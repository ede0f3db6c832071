import type { Tx } from '@ringratt/db';
import { complaintDeadline, type DutyId } from '@ringratt/rules';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { newId, publicId } from '../ids.ts';
import { openObligation } from '../obligations/open.ts';

/**
 * Opens an incident: a breach that somebody has to answer for. In the transaction of the act that found it. It is
 * to be reported, or the reason for not reporting written, within the three months in which the NIX board listens
 * (introduction).
 *
 * @returns its UUID; null where it was opened before under the same `onceKey`
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
    /** When the call was, epoch milliseconds; now where no call is behind it. */
    callAt?: number;
    /** What it is opened for once, however often it is found. */
    onceKey?: string;
  },
): Promise<string | null> {
  const now = ctx.clock.now();
  const id = newId(now);
  const opened = await tx.sql`
    insert into incident (tenant_id, id, assignment_id, duty, outcome, attempt_id, opened_at, facts, rule_pack, once_key)
    values (${tx.tenantId}, ${id}, ${input.assignmentId}, ${input.duty}, 'breach', ${input.attemptId ?? null},
      ${now}::timestamptz, ${tx.sql.json(input.facts as never)}, ${input.rulePack}, ${input.onceKey ?? null})
    on conflict (tenant_id, once_key) where once_key is not null do nothing`;
  if (opened.count === 0) return null;
  const subject = publicId('incident', id);
  await recordEvent(tx, ctx, {
    action: 'incident.opened',
    subject,
    assignmentId: input.assignmentId,
    body: { duty: input.duty, attempt: input.attemptId ? publicId('attempt', input.attemptId) : null },
  });
  await openObligation(tx, ctx, {
    duty: 'violation-report',
    subject,
    assignmentId: input.assignmentId,
    dueAt: complaintDeadline(input.callAt ?? now),
    evidence: { breach: input.duty },
  });
  return id;
}
