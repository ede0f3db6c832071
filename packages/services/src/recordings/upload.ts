import { createHash } from 'node:crypto';
import { Readable } from 'node:stream';
import { type AssignmentScope, type Tx, withAssignmentAsPrincipal, withTenant } from '@ringratt/db';
import { dayOf, formatDate, packOn, recordingDeletionDue, recordingKeptUntil } from '@ringratt/rules';
import type { z } from 'zod';
import { assignmentOfAttempt } from '../attempts/find.ts';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { scheduleWork } from '../due-work/schedule.ts';
import { Conflict, Forbidden, Invalid, NotFound } from '../errors.ts';
import { onceInSteps } from '../idempotent.ts';
import { newId, publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { idOf } from '../named.ts';
import { openObligation } from '../obligations/open.ts';
import { authorize } from '../permissions.ts';
import type { SaleFinding } from '../sales/judge.ts';
import { judgeAttemptsSale } from '../sales/judge-attempt.ts';
import { newDataKey, sealChunks, wrapKey } from './cipher.ts';
import { askedBefore, confirmedInside } from './facts.ts';
import { beginsAs, MOST_RECORDING_BYTES, type RecordingInput, recordingInput, typeOf } from './schemas.ts';
import { storageKey, storeOf } from './store.ts';

/** A caller's clock may differ from ours, and from the exchange's, by so much. */
const CLOCK_SKEW_MS = 60_000;
/** What has not arrived by then never will: the worker clears it away. */
const LONGEST_UPLOAD_MS = 6 * 3_600_000;

export interface UploadedRecording {
  recordingId: string;
  attemptId: string;
  state: 'stored' | 'refused';
  size: number | null;
  sha256: string | null;
  consent: { refused: boolean; askedBefore: boolean | null; confirmedInside: boolean | null };
  /** When it is to be gone, unless a dispute holds it; null where there is no sound. */
  keptUntil: number | null;
  /** What the rules find in the sale now; empty where the call has none yet. */
  findings: SaleFinding[];
}

/**
 * Keeps a call's recording, encrypted as it arrives: nothing of it is ever on the disk in the clear, nor all of it in
 * memory. Its row stands before its first byte, so that whatever an interrupted upload leaves is found and removed.
 * The consumer's no is kept without sound; sound that was recorded against it is not taken.
 *
 * @throws NotFound where the attempt is not the organization's
 * @throws Forbidden but for the contact center that called
 * @throws Invalid with the path of every fault
 */
export async function uploadRecording(
  ctx: Context,
  given: string,
  input: RecordingInput,
  body: Readable | null,
): Promise<UploadedRecording> {
  const attemptId = idOf('attempt', given);
  const assignmentId = await assignmentOfAttempt(ctx, attemptId, 'attempt');
  const call = await withAssignmentAsPrincipal(
    ctx.database,
    { organizationId: ctx.organizationId, assignmentId, readOnly: true },
    (tx, assignment) => readCall(tx, ctx, assignment, attemptId),
  );
  if (call === null) throw new NotFound('attempt');
  const asked = parseInput(recordingInput, input);
  requireTimes(asked, call, ctx.clock.now());
  let acted = false;
  const answer = await onceInSteps(ctx, async () => {
    acted = true;
    return asked.consent === 'refused'
      ? keepRefusal(ctx, call, await firstOf(body))
      : keepSound(ctx, call, asked, body);
  });
  // Answered from before: what was sent with the same key has to be the same sound.
  if (!acted && (await hashOf(body)) !== answer.sha256) {
    throw new Invalid([
      { path: 'Idempotency-Key', message: 'This key was used before for another recording.' },
    ]);
  }
  return answer;
}

interface Call extends AssignmentScope {
  attemptId: string;
  startedAt: number;
  endedAt: number | null;
  callEndedAt: number | null;
  rulePack: string;
}

async function readCall(tx: Tx, ctx: Context, assignment: AssignmentScope, attemptId: string): Promise<Call> {
  authorize(ctx, 'recording.upload');
  if (assignment.contactCenterId !== ctx.organizationId) throw new Forbidden('recording.upload');
  const [row] = await tx.sql<{ startedAt: number; endedAt: number | null; callEndedAt: number | null }[]>`
    select t.started_at as "startedAt", t.ended_at as "endedAt",
      coalesce(t.ended_at, (select s.call_ended_at from sale s where s.tenant_id = t.tenant_id and s.attempt_id = t.id)) as "callEndedAt"
    from attempt t where t.tenant_id = ${tx.tenantId} and t.id = ${attemptId}`;
  if (!row) throw new NotFound('attempt');
  return { ...assignment, ...row, attemptId, rulePack: packOn(formatDate(dayOf(row.startedAt))).id };
}

type Asked = z.output<typeof recordingInput>;

/** A recording lies inside its call, and nothing of it lies ahead. */
function requireTimes(asked: Asked, call: Call, now: number): void {
  const issues: { path: string; message: string }[] = [];
  for (const path of ['consentAskedAt', 'consentConfirmedAt', 'startedAt', 'endedAt'] as const) {
    const at = asked[path];
    if (typeof at === 'number' && at > now + CLOCK_SKEW_MS) issues.push({ path, message: 'inTheFuture' });
  }
  if (typeof asked.startedAt === 'number' && asked.startedAt < call.startedAt - CLOCK_SKEW_MS)
    issues.push({ path: 'startedAt', message: 'outsideTheCall' });
  if (
    typeof asked.endedAt === 'number' &&
    call.endedAt !== null &&
    asked.endedAt > call.endedAt + CLOCK_SKEW_MS
  )
    issues.push({ path: 'endedAt', message: 'outsideTheCall' });
  if (issues.length > 0) throw new Invalid(issues);
}

async function keepRefusal(ctx: Context, call: Call, sound: Uint8Array | null): Promise<UploadedRecording> {
  if (sound !== null) throw new Invalid([{ path: 'body', message: 'recordedAgainstConsent' }]);
  return withTenant(ctx.database, { tenantId: call.tenantId }, async (tx) => {
    const now = ctx.clock.now();
    const id = newId(now);
    await tx.sql`insert into recording (tenant_id, id, assignment_id, contact_center_id, attempt_id, state, consent_refused,
        call_ended_at, created_at, rule_pack)
      values (${call.tenantId}, ${id}, ${call.assignmentId}, ${call.contactCenterId}, ${call.attemptId}, 'refused', true,
        ${call.callEndedAt ?? now}::timestamptz, ${now}::timestamptz, ${call.rulePack})`;
    await recordEvent(tx, ctx, {
      action: 'recording.refused',
      subject: publicId('recording', id),
      assignmentId: call.assignmentId,
      body: { attempt: publicId('attempt', call.attemptId) },
    });
    return {
      recordingId: publicId('recording', id),
      attemptId: publicId('attempt', call.attemptId),
      state: 'refused',
      size: null,
      sha256: null,
      consent: { refused: true, askedBefore: null, confirmedInside: null },
      keptUntil: null,
      findings: await judgeAttemptsSale(tx, ctx, call.attemptId),
    };
  });
}

async function keepSound(
  ctx: Context,
  call: Call,
  asked: Asked,
  body: Readable | null,
): Promise<UploadedRecording> {
  const store = storeOf(ctx);
  const now = ctx.clock.now();
  const id = newId(now);
  const { tenantId } = call;
  const where = storageKey(tenantId, id);
  const type = typeOf(asked.contentType)!;
  const row = {
    consentAskedAt: asked.consentAskedAt ?? null,
    consentConfirmedAt: asked.consentConfirmedAt ?? null,
    startedAt: asked.startedAt!,
    endedAt: asked.endedAt!,
  };
  const callEndedAt = call.callEndedAt ?? row.endedAt;
  const at = (instant: number | null) => (instant === null ? null : new Date(instant).toISOString());
  await withTenant(ctx.database, { tenantId }, async (tx) => {
    await tx.sql`insert into recording (tenant_id, id, assignment_id, contact_center_id, attempt_id, state, consent_asked_at,
        consent_confirmed_at, started_at, ended_at, holds, content_type, storage_key, call_ended_at, created_at, rule_pack)
      values (${tenantId}, ${id}, ${call.assignmentId}, ${call.contactCenterId}, ${call.attemptId}, 'receiving',
        ${at(row.consentAskedAt)}::timestamptz, ${at(row.consentConfirmedAt)}::timestamptz, ${at(row.startedAt)}::timestamptz,
        ${at(row.endedAt)}::timestamptz, ${asked.holds}::text[], ${type}, ${where}, ${at(callEndedAt)}::timestamptz,
        ${at(now)}::timestamptz, ${call.rulePack})`;
    await scheduleWork(tx, { kind: 'recording.delete', subjectId: id, dueAt: now + LONGEST_UPLOAD_MS });
  });
  const key = newDataKey();
  const received = receive(body, type, asked.sha256 ?? null);
  try {
    await store.put(where, Readable.from(sealChunks(received.bytes, { key, id }), { objectMode: false }));
  } catch (error) {
    // The worker comes for what is left; at once rather than in six hours.
    await withTenant(ctx.database, { tenantId }, (tx) =>
      scheduleWork(tx, { kind: 'recording.delete', subjectId: id, dueAt: ctx.clock.now() }),
    );
    throw received.fault() ?? error;
  }
  const { size, sha256 } = received.result();
  const kept = await withTenant(ctx.database, { tenantId }, async (tx): Promise<UploadedRecording | null> => {
    const stored = await tx.sql`update recording set state = 'stored', size = ${size}, sha256 = ${sha256},
        wrapped_key = ${wrapKey(ctx.secrets, id, key)}
      where tenant_id = ${tenantId} and id = ${id} and state = 'receiving'`;
    if (stored.count === 0) return null;
    const subject = publicId('recording', id);
    await recordEvent(tx, ctx, {
      action: 'recording.stored',
      subject,
      assignmentId: call.assignmentId,
      body: {
        attempt: publicId('attempt', call.attemptId),
        sha256: sha256.toString('hex'),
        size,
        holds: asked.holds,
        consentAskedAt: at(row.consentAskedAt),
        consentConfirmedAt: at(row.consentConfirmedAt),
        startedAt: at(row.startedAt),
      },
    });
    await openObligation(tx, ctx, {
      duty: 'recording-retention',
      subject,
      assignmentId: call.assignmentId,
      dueAt: recordingDeletionDue(callEndedAt, null),
      evidence: { attempt: publicId('attempt', call.attemptId) },
    });
    const keptUntil = recordingKeptUntil(callEndedAt);
    await scheduleWork(tx, { kind: 'recording.delete', subjectId: id, dueAt: keptUntil });
    return {
      recordingId: subject,
      attemptId: publicId('attempt', call.attemptId),
      state: 'stored',
      size,
      sha256: sha256.toString('hex'),
      consent: { refused: false, askedBefore: askedBefore(row), confirmedInside: confirmedInside(row) },
      keptUntil,
      findings: await judgeAttemptsSale(tx, ctx, call.attemptId),
    };
  });
  if (kept) return kept;
  // Cleared away while it still arrived.
  await store.remove(where);
  throw new Conflict('upload-too-slow', 'The upload took longer than six hours.');
}

/** Lets the sound through while it is measured and judged; ends in a fault where it is not what it should be. */
function receive(
  body: Readable | null,
  type: NonNullable<ReturnType<typeof typeOf>>,
  announced: string | null,
) {
  const hash = createHash('sha256');
  let size = 0;
  let sha256 = Buffer.alloc(0);
  let fault: Invalid | null = null;
  const refuse = (path: string, message: string) => {
    fault = new Invalid([{ path, message }]);
    return fault;
  };
  async function* bytes(): AsyncGenerator<Uint8Array> {
    let head = Buffer.alloc(0);
    let known = false;
    for await (const part of partsOf(body)) {
      const read = part as Buffer;
      size += read.length;
      if (size > MOST_RECORDING_BYTES) throw refuse('body', 'fileTooLarge');
      hash.update(read);
      if (known) {
        yield read;
        continue;
      }
      head = Buffer.concat([head, read]);
      if (head.length < 12) continue;
      if (!beginsAs(type, head)) throw refuse('body', 'notThatSound');
      known = true;
      yield head;
    }
    if (size === 0) throw refuse('body', 'emptyFile');
    if (!known) throw refuse('body', 'notThatSound');
    sha256 = hash.digest();
    if (announced !== null && announced.toLowerCase() !== sha256.toString('hex'))
      throw refuse('sha256', 'anotherSha256');
  }
  return { bytes: bytes(), result: () => ({ size, sha256 }), fault: () => fault };
}

async function firstOf(body: Readable | null): Promise<Uint8Array | null> {
  for await (const part of partsOf(body)) if ((part as Uint8Array).length > 0) return part as Uint8Array;
  return null;
}

async function hashOf(body: Readable | null): Promise<string | null> {
  const hash = createHash('sha256');
  let size = 0;
  for await (const part of partsOf(body)) {
    size += (part as Uint8Array).length;
    hash.update(part as Uint8Array);
  }
  return size === 0 ? null : hash.digest('hex');
}

/** The body's parts; leaving early closes nothing, so that the sender can still be told why. */
const partsOf = (body: Readable | null) => body?.iterator({ destroyOnReturn: false }) ?? [];
