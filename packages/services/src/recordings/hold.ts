import { type Tx, withAssignmentAsPrincipal } from '@ringratt/db';
import { recordingDeletionDue, recordingKeptUntil } from '@ringratt/rules';
import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { scheduleWork } from '../due-work/schedule.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { parseInput, typedText } from '../input.ts';
import { idOf } from '../named.ts';
import { openObligation } from '../obligations/open.ts';
import { authorize } from '../permissions.ts';
import { findRecording } from './find.ts';

const holdInput = z.object({
  recordingId: z.string(),
  reason: typedText(1_000),
  /** Until when the dispute holds it, epoch milliseconds: a hold ends by itself unless it is set anew. */
  until: z.number({ error: 'required' }).int(),
});
const releaseInput = z.object({ recordingId: z.string(), reason: typedText(1_000) });

/** No dispute is held open for longer without somebody looking at it again. */
const LONGEST_HOLD_MS = 2 * 366 * 86_400_000;

/**
 * Keeps a recording beyond its six months for a dispute, with a reason and an end; held already, the new words count.
 *
 * @throws Conflict `deleted` where there is no sound left to hold
 */
export async function holdRecording(ctx: Context, input: z.input<typeof holdInput>): Promise<void> {
  const given = parseInput(holdInput, input);
  return onRecording(ctx, given.recordingId, async (tx, row, now) => {
    if (given.until <= now) throw new Invalid([{ path: 'until', message: 'inThePast' }]);
    if (given.until > now + LONGEST_HOLD_MS) throw new Invalid([{ path: 'until', message: 'tooFarAhead' }]);
    await tx.sql`update recording set hold_reason = ${given.reason}, hold_until = ${given.until}::timestamptz
      where tenant_id = ${tx.tenantId} and id = ${row.id}`;
    await recordEvent(tx, ctx, {
      action: 'recording.held',
      subject: publicId('recording', row.id),
      assignmentId: row.assignmentId,
      body: { reason: given.reason, until: new Date(given.until).toISOString() },
    });
    return given.until;
  });
}

/** Lets go of a recording: what is past its six months is deleted at once. */
export async function releaseRecording(ctx: Context, input: z.input<typeof releaseInput>): Promise<void> {
  const given = parseInput(releaseInput, input);
  return onRecording(ctx, given.recordingId, async (tx, row, now) => {
    if (row.holdUntil === null) throw new Conflict('not-held', 'Nothing holds the recording.');
    await tx.sql`update recording set hold_reason = null, hold_until = null where tenant_id = ${tx.tenantId} and id = ${row.id}`;
    await recordEvent(tx, ctx, {
      action: 'recording.released',
      subject: publicId('recording', row.id),
      assignmentId: row.assignmentId,
      body: { reason: given.reason },
    });
    return now;
  });
}

interface Held {
  id: string;
  assignmentId: string;
  attemptId: string;
  callEndedAt: number;
  createdAt: number;
  holdUntil: number | null;
}

/** @param act answers with the instant at which the dispute ends */
async function onRecording(
  ctx: Context,
  given: string,
  act: (tx: Tx, row: Held, now: number) => Promise<number>,
): Promise<void> {
  const { id, assignmentId } = await findRecording(ctx, idOf('recording', given));
  authorize(ctx, 'recording.hold');
  const scope = { organizationId: ctx.organizationId, assignmentId };
  const done = await withAssignmentAsPrincipal(ctx.database, scope, async (tx) => {
    const now = ctx.clock.now();
    const [row] = await tx.sql<(Held & { state: string })[]>`
      select id, state, assignment_id as "assignmentId", attempt_id as "attemptId", call_ended_at as "callEndedAt",
        created_at as "createdAt", hold_until as "holdUntil"
      from recording where tenant_id = ${tx.tenantId} and id = ${id} for update`;
    if (row?.state !== 'stored') throw new Conflict('deleted', 'There is no sound to this recording.');
    const ends = await act(tx, row, now);
    const keptUntil = recordingKeptUntil(row.callEndedAt);
    await openObligation(tx, ctx, {
      duty: 'recording-retention',
      subject: publicId('recording', id),
      assignmentId: row.assignmentId,
      dueAt: recordingDeletionDue(row.callEndedAt, { openedAt: row.createdAt, closedAt: ends }),
      evidence: { attempt: publicId('attempt', row.attemptId) },
    });
    await scheduleWork(tx, { kind: 'recording.delete', subjectId: id, dueAt: Math.max(keptUntil, ends) });
    return true;
  });
  if (done === null) throw new NotFound('recording');
}
