import type { Tx } from '@ringratt/db';
import { type DutyId, dayOf, duties, formatDate, packOn } from '@ringratt/rules';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { scheduleWork } from '../due-work/schedule.ts';
import { newId, publicId } from '../ids.ts';
import { remindAt } from './remind-at.ts';

export interface NewObligation {
  duty: DutyId;
  /** Public id of what it is about. */
  subject: string;
  assignmentId?: string | null;
  /** Epoch milliseconds. At this instant it is broken unless it was met. */
  dueAt: number;
  /** Who answers for it; as the catalogue says unless the parties agreed otherwise (6). */
  responsible?: 'principal' | 'contactCenter' | 'both';
  evidence?: Record<string, unknown>;
}

/**
 * Makes something due, in the transaction of the act that starts it. Due already for the same subject, it
 * gets the new time instead of a twin.
 *
 * @returns the obligation's UUID
 */
export async function openObligation(tx: Tx, ctx: Context, input: NewObligation): Promise<string> {
  const now = ctx.clock.now();
  const [moved] = await tx.sql<{ id: string }[]>`
    update obligation set due_at = ${input.dueAt}::timestamptz
    where tenant_id = ${tx.tenantId} and subject = ${input.subject} and duty = ${input.duty} and state = 'open'
    returning id`;
  const id = moved?.id ?? newId(now);
  if (!moved) {
    const responsible = input.responsible ?? responsibleFor(input.duty);
    await tx.sql`insert into obligation (tenant_id, id, assignment_id, duty, subject, responsible, state, due_at,
        created_at, evidence, rule_pack)
      values (${tx.tenantId}, ${id}, ${input.assignmentId ?? null}, ${input.duty}, ${input.subject}, ${responsible},
        'open', ${input.dueAt}::timestamptz, ${now}::timestamptz, ${tx.sql.json((input.evidence ?? {}) as never)},
        ${packOn(formatDate(dayOf(now))).id})`;
  }
  await scheduleWork(tx, { kind: 'obligation.due', subjectId: id, dueAt: input.dueAt });
  const reminder = remindAt(input.duty, input.dueAt, now);
  if (reminder !== null)
    await scheduleWork(tx, { kind: 'obligation.remind', subjectId: id, dueAt: reminder });
  await recordEvent(tx, ctx, {
    action: moved ? 'obligation.moved' : 'obligation.opened',
    subject: publicId('obligation', id),
    assignmentId: input.assignmentId ?? null,
    body: { duty: input.duty, about: input.subject, dueAt: new Date(input.dueAt).toISOString() },
  });
  return id;
}

/** Who answers for a duty where the parties have agreed nothing else. */
function responsibleFor(id: DutyId): 'principal' | 'contactCenter' | 'both' {
  const duty = duties.find((known) => known.id === id);
  if (!duty) throw new Error(`The catalogue has no duty ${id}.`);
  return duty.responsible;
}
