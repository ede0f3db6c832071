import { dayOf, startOfDay } from '@ringratt/rules';
import type { z } from 'zod';
import { inAssignmentOfParties } from '../assignments/through-principal.ts';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Invalid, type Issue } from '../errors.ts';
import { once } from '../idempotent.ts';
import { newId, publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { openObligation } from '../obligations/open.ts';
import { complaintInput, keptNumber } from './schemas.ts';

/** Days in which a complaint is answered unless another day is set: docs/decisions/0078. */
const ANSWER_DAYS = 14;

/** The end of the day some days after an instant. */
export const dueInDays = (at: number, days: number): number => startOfDay(dayOf(at) + days + 1);

/** What cannot be of the times a consumer's letter names. */
export function faultsInTimes(
  given: { callAt: number; receivedAt: number; dueAt?: number | undefined },
  now: number,
): Issue[] {
  const issues: Issue[] = [];
  if (given.callAt > now) issues.push({ path: 'callAt', message: 'inTheFuture' });
  if (given.receivedAt > now) issues.push({ path: 'receivedAt', message: 'inTheFuture' });
  else if (given.callAt <= now && given.receivedAt < given.callAt)
    issues.push({ path: 'receivedAt', message: 'beforeTheCall' });
  if (given.dueAt !== undefined && given.dueAt <= given.receivedAt)
    issues.push({ path: 'dueAt', message: 'endsBeforeStart' });
  return issues;
}

/**
 * Registers a consumer's complaint of a call, with whichever party received it (4.1). Its decision is due; the number
 * is kept as a keyed hash, and the call is found by it where one was made then.
 *
 * @returns its public id
 */
export async function registerComplaint(
  ctx: Context,
  input: z.input<typeof complaintInput>,
): Promise<string> {
  const given = parseInput(complaintInput, input);
  const now = ctx.clock.now();
  const receivedAt = given.receivedAt ?? now;
  const issues = faultsInTimes({ ...given, receivedAt }, now);
  if (issues.length > 0) throw new Invalid(issues);
  const scope = { assignmentId: given.assignmentId, permission: 'complaint.write' } as const;
  return inAssignmentOfParties(ctx, scope, async (tx, { assignmentId, campaignId }) => {
    const register = async () => {
      const id = newId(now);
      const { key, masked } = keptNumber(ctx.secrets, given.number);
      const dueAt = given.dueAt ?? dueInDays(receivedAt, ANSWER_DAYS);
      // The attempt nearest to the time that was named, on that day. Index: attempt_key.
      const [call] = await tx.sql<{ id: string; presentedNumber: string }[]>`
      select id, presented_number as "presentedNumber" from attempt
      where tenant_id = ${tx.tenantId} and campaign_id = ${campaignId} and number_key = ${key} and assignment_id = ${assignmentId}
        and started_at between ${given.callAt - 43_200_000}::timestamptz and ${given.callAt + 43_200_000}::timestamptz
      order by abs(extract(epoch from started_at - ${given.callAt}::timestamptz)) limit 1`;
      await tx.sql`
      insert into complaint (tenant_id, id, assignment_id, received_by, kind, channel, number_key, number_masked,
        presented_number, attempt_id, call_at, received_at, words, due_at, created_at)
      values (${tx.tenantId}, ${id}, ${assignmentId}, ${ctx.organizationId}, ${given.kind}, ${given.channel}, ${key}, ${masked},
        ${call?.presentedNumber ?? null}, ${call?.id ?? null}, ${given.callAt}::timestamptz, ${receivedAt}::timestamptz,
        ${given.words}, ${dueAt}::timestamptz, ${now}::timestamptz)`;
      const subject = publicId('complaint', id);
      await recordEvent(tx, ctx, {
        action: 'complaint.registered',
        subject,
        assignmentId,
        body: { kind: given.kind, channel: given.channel, number: `number:${key.toString('hex')}` },
      });
      await openObligation(tx, ctx, { duty: 'conduct', subject, assignmentId, dueAt, responsible: 'both' });
      return subject;
    };
    return (await once(tx, ctx, register)).result;
  });
}
