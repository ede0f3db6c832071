import type { Tx } from '@ringratt/db';
import type { AttemptOutcome } from '@ringratt/rules';
import type { Terms } from '../assignments/terms.ts';
import type { Reach } from '../claims/reach.ts';
import type { Context } from '../context.ts';
import { registersUnder } from '../decisions/case.ts';
import { suppressForBoth } from '../registers/suppress-for-both.ts';
import { endContacts, planNext } from '../slots/plan-next.ts';
import type { AttemptRow } from './lock.ts';

/** A call that never went through (congestion) is tried again after so long; no rule asks for it, sense does. */
const FAILED_PAUSE_MS = 15 * 60_000;

export interface Ended {
  terms: Terms;
  attempt: AttemptRow;
  reach: Reach;
  outcome: AttemptOutcome;
  disposition: string | null;
  endedAt: number;
}

/**
 * What follows an outcome: `answered` ends the contact unless the agent asks for a call-back; a number that
 * does not exist ends it; "do not call again" blocks the number with both parties at once (4.1); all else
 * plans the next permitted slot until the caps or the campaign end it.
 */
export async function followUp(
  tx: Tx,
  ctx: Context,
  ended: Ended,
): Promise<{ notBefore: number; dialBefore: number; redial: boolean } | null> {
  const { terms, attempt, outcome, disposition } = ended;
  const now = ctx.clock.now();
  if (disposition === 'do-not-call') {
    await suppressForBoth(tx, ctx, {
      contactCenterId: terms.contactCenterId,
      assignmentId: terms.assignmentId,
      number: attempt.number,
      attemptId: attempt.id,
    });
  }
  if (attempt.contactId === null) return null;
  const end = (state: 'reached' | 'ended' | 'blocked', blockedBy: string | null = null) =>
    endContacts(tx, [{ contactId: attempt.contactId!, state, at: now, blockedBy }]);
  if (disposition === 'do-not-call') {
    await end('blocked', 'suppression-list');
    return null;
  }
  if (outcome === 'answered' && disposition !== 'call-back') {
    await end('reached');
    return null;
  }
  if (outcome === 'failed' && disposition === 'invalid-number') {
    await end('ended');
    return null;
  }
  const key = Buffer.from(attempt.key, 'hex');
  const registers = (await registersUnder(tx, terms, [key], now)).get(attempt.key);
  const from = outcome === 'failed' ? Math.max(now, ended.endedAt + FAILED_PAUSE_MS) : now;
  const planned = await planNext(tx, terms, [
    { contactId: attempt.contactId, key: attempt.key, registers, reach: ended.reach, from },
  ]);
  return planned.get(attempt.contactId) ?? null;
}
