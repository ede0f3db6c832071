import { parseDate, startOfDay } from '@ringratt/rules';
import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { scheduleWork } from '../due-work/schedule.ts';
import { Invalid, NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { localDay, parseInput } from '../input.ts';
import { idOf } from '../named.ts';
import { parseNumber } from '../numbers/parse.ts';
import { meetObligation } from '../obligations/close.ts';
import { authorize } from '../permissions.ts';
import { inAssignmentForCenter } from './as-center.ts';
import { inAssignmentOfParties } from './through-principal.ts';
import { writePresentedNumbers } from './write-presented-numbers.ts';

const schema = z.object({
  assignmentId: z.string(),
  number: z.string().max(40),
  /** When it became the center's, epoch milliseconds; now unless given. */
  from: z.number().int().optional(),
  /** The same as a local day: its first instant. */
  firstDay: localDay.optional(),
  /** The center confirms that calling it back reaches the message of annex 1. */
  callable: z.boolean().default(true),
});

/**
 * Registers a caller number for an assignment (3.1).
 *
 * @returns its public id
 * @throws Invalid where it is no Swedish number, or is registered here for some of that time already
 */
export async function registerPresentedNumber(ctx: Context, input: z.input<typeof schema>): Promise<string> {
  authorize(ctx, 'assignment.write');
  const given = parseInput(schema, input);
  const parsed = parseNumber(given.number);
  if (!parsed.ok) throw new Invalid([{ path: 'number', message: parsed.reason }]);
  const scope = { ...given, permission: 'assignment.write', only: 'contactCenter' } as const;
  return inAssignmentOfParties(ctx, scope, async (tx, { assignmentId }) => {
    const now = ctx.clock.now();
    const from = given.firstDay ? startOfDay(parseDate(given.firstDay)!) : (given.from ?? now);
    // Also one that was given up after this one is said to have become the center's.
    const [same] = await tx.sql`
      select id from presented_number where tenant_id = ${tx.tenantId} and assignment_id = ${assignmentId}
        and number = ${parsed.number} and (to_at is null or to_at > ${Math.min(from, now)}::timestamptz)`;
    if (same) throw new Invalid([{ path: 'number', message: 'taken' }]);
    const [id] = await writePresentedNumbers(tx, ctx, assignmentId, [
      { number: parsed.number, from, to: null, callable: given.callable },
    ]);
    return id!;
  });
}

/** Stops showing a number from now on. It stays on record: consumers may look it up for three months. */
export async function endPresentedNumber(
  ctx: Context,
  input: { assignmentId: string; presentedNumberId: string },
): Promise<void> {
  authorize(ctx, 'assignment.write');
  return inAssignmentForCenter(ctx, input.assignmentId, async (tx, { assignmentId }) => {
    const presentedNumberId = idOf('presentedNumber', input.presentedNumberId);
    const ended = await tx.sql`
      update presented_number set to_at = ${ctx.clock.now()}::timestamptz
      where tenant_id = ${tx.tenantId} and id = ${presentedNumberId} and assignment_id = ${assignmentId}
        and to_at is null`;
    if (ended.count === 0) throw new NotFound('presentedNumber');
    const subject = publicId('presentedNumber', presentedNumberId);
    await recordEvent(tx, ctx, { action: 'presented-number.ended', subject, assignmentId });
    await meetObligation(tx, ctx, { duty: 'callback-announcement', subject, evidence: { ended: true } });
    await scheduleWork(tx, {
      kind: 'presented-number.remove',
      subjectId: presentedNumberId,
      dueAt: ctx.clock.now(),
    });
  });
}
