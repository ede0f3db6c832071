import { withAssignmentAsPrincipal } from '@ringratt/db';
import { readTerms } from '../assignments/terms.ts';
import { assignmentOfAttempt } from '../attempts/find.ts';
import { lockAttempt } from '../attempts/lock.ts';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Conflict, NotFound } from '../errors.ts';
import { once } from '../idempotent.ts';
import { publicId } from '../ids.ts';
import { authorizeClaim, DEFAULT_LEASE_SECONDS } from './claim.ts';
import { remember, writeReach } from './reach.ts';

export interface ExtendInput {
  fencingToken: number;
  /** Counted from now, 15–900 seconds; 120 unless given. */
  leaseSeconds?: number | undefined;
}

export interface Extended {
  attemptId: string;
  fencingToken: number;
  expiresAt: number;
}

/**
 * More time for a claim that is still held. A lease is never made shorter.
 *
 * @throws NotFound where the claim is not the organization's
 * @throws Conflict `stale-fencing-token`, `claim-expired` or `claim-closed`
 */
export async function extendClaim(ctx: Context, attemptId: string, input: ExtendInput): Promise<Extended> {
  const assignmentId = await assignmentOfAttempt(ctx, attemptId, 'claim');
  const answer = await withAssignmentAsPrincipal(
    ctx.database,
    { organizationId: ctx.organizationId, assignmentId },
    async (tx, assignment) => {
      authorizeClaim(ctx, assignment);
      const { result } = await once(tx, ctx, async (): Promise<Extended> => {
        const { attempt, reach } = await lockAttempt(tx, attemptId, assignmentId, 'claim');
        const now = ctx.clock.now();
        requireFencing(attempt.fencing, input.fencingToken);
        if (attempt.state === 'expired' || (attempt.state === 'claimed' && attempt.leaseUntil <= now)) {
          throw new Conflict('claim-expired', 'The lease has run out; claim again.');
        }
        if (attempt.state !== 'claimed' && attempt.state !== 'dialed') {
          throw new Conflict('claim-closed', 'The claim is already reported or released.');
        }
        const terms = await readTerms(tx, assignment);
        const expiresAt = Math.max(
          attempt.leaseUntil,
          now + (input.leaseSeconds ?? DEFAULT_LEASE_SECONDS) * 1000,
        );
        await Promise.all([
          tx.sql`update attempt set lease_until = ${expiresAt}::timestamptz where tenant_id = ${tx.tenantId} and id = ${attempt.id}`,
          attempt.slotId === null
            ? null
            : tx.sql`update slot set lease_until = ${expiresAt}::timestamptz
                where tenant_id = ${tx.tenantId} and bucket = ${attempt.slotBucket} and id = ${attempt.slotId}`,
          // Until it is reported, its end is the lease's (3.2: the interval runs from there).
          writeReach(
            tx,
            attempt.offerId,
            new Map([
              [
                attempt.key,
                remember(reach, [
                  attempt.id,
                  attempt.startedAt,
                  expiresAt,
                  terms.contactCenterId,
                  terms.limitsId,
                  attempt.outcome,
                ]),
              ],
            ]),
          ),
          recordEvent(tx, ctx, {
            action: 'claim.extended',
            subject: publicId('attempt', attempt.id),
            assignmentId,
            body: { expiresAt: new Date(expiresAt).toISOString() },
          }),
        ]);
        return { attemptId: attempt.id, fencingToken: attempt.fencing, expiresAt };
      });
      return result;
    },
  );
  if (answer === null) throw new NotFound('claim');
  return answer;
}

/** @throws Conflict when the token is not the claim's own */
export function requireFencing(actual: number, given: number): void {
  if (actual !== given) {
    throw new Conflict('stale-fencing-token', 'This fencing token is not the one that the claim carries.');
  }
}
