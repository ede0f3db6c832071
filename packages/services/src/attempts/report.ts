import { type Tx, withAssignmentAsPrincipal } from '@ringratt/db';
import type { AttemptOutcome } from '@ringratt/rules';
import { readTerms, type Terms } from '../assignments/terms.ts';
import { recordEvent } from '../audit/record.ts';
import { type Reach, remember, writeReach } from '../claims/reach.ts';
import type { Context } from '../context.ts';
import { Conflict, Forbidden, Invalid, type Issue, NotFound } from '../errors.ts';
import { once } from '../idempotent.ts';
import { newId, publicId } from '../ids.ts';
import { authorize } from '../permissions.ts';
import { judgeAgentKnowledge } from '../training/knowledge.ts';
import { markLate } from './days.ts';
import { assignmentOfAttempt } from './find.ts';
import { followUp } from './follow-up.ts';
import { type JudgedFinding, openIncidents } from './judge.ts';
import { type AttemptRow, lockAttempt } from './lock.ts';

export interface Report {
  attemptId: string;
  fencingToken: number;
  /** First `dialed`, then `ended`; `ended` may come alone. */
  phase: 'dialed' | 'ended';
  /** Instants in epoch milliseconds. */
  startedAt: number;
  endedAt?: number | undefined;
  outcome?: AttemptOutcome | undefined;
  rings?: number | undefined;
  ringSeconds?: number | undefined;
  talkSeconds?: number | undefined;
  agentReference?: string | undefined;
  /** The agent's word: `call-back`, `do-not-call` and `invalid-number` are acted on. */
  disposition?: string | undefined;
}

/** What became of a report. All are kept; `applied` ones alone changed the attempt. */
export type ReportVerdict = 'applied' | 'repeated' | 'late' | 'contradictory';

export interface Reported {
  attemptId: string;
  /** False when the same was reported before. */
  first: boolean;
  verdict: ReportVerdict;
  state: 'dialed' | 'ended';
  outcome: AttemptOutcome | null;
  findings: JudgedFinding[];
  nextSlot: { notBefore: number; dialBefore: number; redial: boolean } | null;
}

/** A dialer's clock may run ahead of ours by so much. */
const CLOCK_SKEW_MS = 60_000;

/**
 * Takes a dialer's report of an attempt. Whatever comes is recorded once for each time it came; the attempt
 * is counted once: late, repeated and contradictory reports change no count. The first end stands.
 *
 * @throws NotFound where the claim is not the organization's
 * @throws Invalid for instants that cannot be, or an end without an outcome
 * @throws Conflict `stale-fencing-token`
 */
export async function reportAttempt(ctx: Context, report: Report): Promise<Reported> {
  const assignmentId = await assignmentOfAttempt(ctx, report.attemptId, 'claim');
  const answer = await withAssignmentAsPrincipal(
    ctx.database,
    { organizationId: ctx.organizationId, assignmentId },
    async (tx, assignment) => {
      authorize(ctx, 'attempt.report');
      if (assignment.contactCenterId !== ctx.organizationId) throw new Forbidden('attempt.report');
      requireSound(ctx, report);
      const { result } = await once(tx, ctx, async () => {
        const { attempt, reach } = await lockAttempt(tx, report.attemptId, assignmentId, 'claim');
        const terms = await readTerms(tx, assignment);
        return take(tx, ctx, { terms, attempt, reach, report });
      });
      return result;
    },
  );
  if (answer === null) throw new NotFound('claim');
  if ('stale' in answer) {
    throw new Conflict(
      'stale-fencing-token',
      'This fencing token is not the one that the claim carries. The report is kept.',
    );
  }
  return answer;
}

function requireSound(ctx: Context, report: Report): void {
  const issues: Issue[] = [];
  const latest = ctx.clock.now() + CLOCK_SKEW_MS;
  if (report.startedAt > latest) issues.push({ path: 'startedAt', message: 'This lies in the future.' });
  if (report.endedAt !== undefined && report.endedAt > latest) {
    issues.push({ path: 'endedAt', message: 'This lies in the future.' });
  }
  if (report.endedAt !== undefined && report.endedAt < report.startedAt) {
    issues.push({ path: 'endedAt', message: 'The attempt ends before it starts.' });
  }
  if (report.phase === 'ended' && report.outcome === undefined) {
    issues.push({ path: 'outcome', message: 'An ended attempt has an outcome.' });
  }
  if (issues.length > 0) throw new Invalid(issues);
}

interface Taking {
  terms: Terms;
  attempt: AttemptRow;
  reach: Reach;
  report: Report;
}

async function take(tx: Tx, ctx: Context, taking: Taking): Promise<Reported | { stale: true }> {
  const { attempt, report } = taking;
  if (attempt.fencing !== report.fencingToken) {
    await keepReport(tx, ctx, taking, 'contradictory');
    return { stale: true };
  }
  const verdict = verdictOf(attempt, report);
  await keepReport(tx, ctx, taking, verdict);
  if (verdict !== 'applied') {
    return {
      attemptId: attempt.id,
      first: false,
      verdict,
      state: attempt.state === 'ended' ? 'ended' : 'dialed',
      outcome: attempt.outcome,
      findings: [],
      nextSlot: null,
    };
  }
  return report.phase === 'dialed' ? applyDialed(tx, ctx, taking) : applyEnded(tx, ctx, taking);
}

function verdictOf(attempt: AttemptRow, report: Report): ReportVerdict {
  if (attempt.state === 'ended') {
    if (report.phase === 'dialed') return 'late';
    const same =
      attempt.outcome === report.outcome &&
      attempt.startedAt === report.startedAt &&
      (attempt.endedAt ?? attempt.startedAt) === (report.endedAt ?? report.startedAt);
    return same ? 'repeated' : 'contradictory';
  }
  if (report.phase === 'dialed' && attempt.state === 'dialed') {
    return attempt.startedAt === report.startedAt ? 'repeated' : 'contradictory';
  }
  return 'applied';
}

async function keepReport(
  tx: Tx,
  ctx: Context,
  { attempt, report }: Taking,
  verdict: ReportVerdict,
): Promise<void> {
  const { attemptId: _, ...body } = report;
  await tx.sql`insert into attempt_report (tenant_id, id, assignment_id, attempt_id, received_at, phase, body, verdict)
    values (${tx.tenantId}, ${newId(ctx.clock.now())}, ${attempt.assignmentId}, ${attempt.id},
      ${ctx.clock.now()}::timestamptz, ${report.phase}, ${tx.sql.json(body as never)}, ${verdict})`;
  if (verdict !== 'applied') {
    await recordEvent(tx, ctx, {
      action: 'attempt.reportKept',
      subject: publicId('attempt', attempt.id),
      assignmentId: attempt.assignmentId,
      body: { phase: report.phase, verdict, outcome: report.outcome ?? null },
    });
  }
}

async function applyDialed(
  tx: Tx,
  ctx: Context,
  { terms, attempt, reach, report }: Taking,
): Promise<Reported> {
  const now = ctx.clock.now();
  // A released claim that was dialed after all counts again; an expired one never stopped counting.
  await Promise.all([
    markLate(tx, ctx, attempt.assignmentId, [attempt.startedAt, report.startedAt]),
    tx.sql`update attempt set state = 'dialed', started_at = ${report.startedAt}::timestamptz, reported_at = ${now}::timestamptz,
        agent_reference = coalesce(${report.agentReference ?? null}, agent_reference)
      where tenant_id = ${tx.tenantId} and id = ${attempt.id}`,
    writeReach(
      tx,
      attempt.offerId,
      new Map([
        [
          attempt.key,
          remember(reach, [
            attempt.id,
            counted(attempt, report.startedAt, now),
            Math.max(attempt.leaseUntil, report.startedAt),
            terms.contactCenterId,
            terms.limitsId,
            null,
          ]),
        ],
      ]),
    ),
    recordEvent(tx, ctx, {
      action: 'attempt.dialed',
      subject: publicId('attempt', attempt.id),
      assignmentId: attempt.assignmentId,
      body: { startedAt: new Date(report.startedAt).toISOString() },
    }),
  ]);
  return {
    attemptId: attempt.id,
    first: true,
    verdict: 'applied',
    state: 'dialed',
    outcome: null,
    findings: [],
    nextSlot: null,
  };
}

async function applyEnded(
  tx: Tx,
  ctx: Context,
  { terms, attempt, reach, report }: Taking,
): Promise<Reported> {
  const now = ctx.clock.now();
  const outcome = report.outcome!;
  const endedAt = report.endedAt ?? report.startedAt;
  const start = counted(attempt, report.startedAt, now);
  const remembered = remember(reach, [
    attempt.id,
    start,
    Math.max(start, endedAt),
    terms.contactCenterId,
    terms.limitsId,
    outcome,
  ]);
  const disposition = report.disposition ?? null;
  await Promise.all([
    markLate(tx, ctx, attempt.assignmentId, [attempt.startedAt, report.startedAt]),
    tx.sql`update attempt set state = 'ended', started_at = ${report.startedAt}::timestamptz,
        ended_at = ${endedAt}::timestamptz, outcome = ${outcome}, rings = ${report.rings ?? null},
        ring_seconds = ${report.ringSeconds ?? null}, talk_seconds = ${report.talkSeconds ?? null},
        agent_reference = coalesce(${report.agentReference ?? null}, agent_reference),
        disposition = ${disposition}, reported_at = ${now}::timestamptz
      where tenant_id = ${tx.tenantId} and id = ${attempt.id}`,
    writeReach(tx, attempt.offerId, new Map([[attempt.key, remembered]])),
    attempt.slotId === null
      ? null
      : tx.sql`update slot set state = 'reported', lease_until = null
          where tenant_id = ${tx.tenantId} and bucket = ${attempt.slotBucket} and id = ${attempt.slotId}`,
    recordEvent(tx, ctx, {
      action: 'attempt.ended',
      subject: publicId('attempt', attempt.id),
      assignmentId: attempt.assignmentId,
      body: {
        outcome,
        startedAt: new Date(report.startedAt).toISOString(),
        endedAt: new Date(endedAt).toISOString(),
        disposition,
      },
    }),
  ]);
  const findings = await openIncidents(tx, ctx, { terms, attempt, report: { ...report, outcome } });
  await judgeAgentKnowledge(tx, ctx, {
    ...attempt,
    contactCenterId: terms.contactCenterId,
    startedAt: report.startedAt,
    agentReference: report.agentReference ?? null,
  });
  const nextSlot = await followUp(tx, ctx, {
    terms,
    attempt,
    reach: remembered,
    outcome,
    disposition,
    endedAt,
  });
  return {
    attemptId: attempt.id,
    first: true,
    verdict: 'applied',
    state: 'ended',
    outcome,
    findings,
    nextSlot,
  };
}

/**
 * When an attempt starts for the limits, whatever a dialer's clock says: not before its number was handed
 * out, and not after we hear of it, since what starts later than a decision does not exist for it.
 */
function counted(attempt: AttemptRow, startedAt: number, now: number): number {
  return Math.max(attempt.claimedAt, Math.min(startedAt, now));
}
