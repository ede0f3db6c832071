import { withAssignmentAsPrincipal } from '@ringratt/db';
import { readTerms } from '../assignments/terms.ts';
import { markLate } from '../attempts/days.ts';
import { assignmentOfAttempt } from '../attempts/find.ts';
import { lockAttempt } from '../attempts/lock.ts';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { registersUnder } from '../decisions/case.ts';
import { Conflict, NotFound } from '../errors.ts';
import { once } from '../idempotent.ts';
import { publicId } from '../ids.ts';
import { planNext } from '../slots/plan-next.ts';
import { authorizeClaim } from './claim.ts';
import { requireFencing } from './extend.ts';
import { forget, writeReach } from './reach.ts';

/**
 * "Not dialed": gives the slot back and takes the attempt out of the count. Released twice is released once.
 *
 * @throws NotFound where the claim is not the organization's
 * @throws Conflict `stale-fencing-token`, or `claim-closed` after a report
 */
export async function releaseClaim(
  ctx: Context,
  attemptId: string,
  input: { fencingToken: number },
): Promise<{ attemptId: string }> {
  const assignmentId = await assignmentOfAttempt(ctx, attemptId, 'claim');
  const answer = await withAssignmentAsPrincipal(
    ctx.database,
    { organizationId: ctx.organizationId, assignmentId },
    async (tx, assignment) => {
      authorizeClaim(ctx, assignment);
      const { result } = await once(tx, ctx, async () => {
        const { attempt, reach } = await lockAttempt(tx, attemptId, assignmentId, 'claim');
        requireFencing(attempt.fencing, input.fencingToken);
        if (attempt.state === 'released') return { attemptId: attempt.id };
        if (attempt.state === 'dialed' || attempt.state === 'ended') {
          throw new Conflict('claim-closed', 'The attempt is reported as dialed, so it counts.');
        }
        if (attempt.state === 'expired') {
          throw new Conflict(
            'claim-expired',
            'The lease ran out, so the attempt counts; report it if it was made.',
          );
        }
        const terms = await readTerms(tx, assignment);
        const now = ctx.clock.now();
        const remembered = forget(reach, attempt.id);
        await Promise.all([
          markLate(tx, ctx, assignmentId, [attempt.startedAt]),
          tx.sql`update attempt set state = 'released' where tenant_id = ${tx.tenantId} and id = ${attempt.id}`,
          writeReach(tx, attempt.offerId, new Map([[attempt.key, remembered]])),
          attempt.slotId === null
            ? null
            : tx.sql`update slot set state = 'withdrawn', lease_until = null
                where tenant_id = ${tx.tenantId} and bucket = ${attempt.slotBucket} and id = ${attempt.slotId}`,
          recordEvent(tx, ctx, {
            action: 'claim.released',
            subject: publicId('attempt', attempt.id),
            assignmentId,
          }),
        ]);
        if (attempt.contactId !== null && attempt.slotId !== null) {
          const key = Buffer.from(attempt.key, 'hex');
          const registers = (await registersUnder(tx, terms, [key], now)).get(attempt.key);
          await planNext(tx, terms, [
            { contactId: attempt.contactId, key: attempt.key, registers, reach: remembered, from: now },
          ]);
        }
        return { attemptId: attempt.id };
      });
      return result;
    },
  );
  if (answer === null) throw new NotFound('claim');
  return answer;
}
