import type { Tx } from '@ringratt/db';
import type { AttemptOutcome } from '@ringratt/rules';
import type { Terms } from '../assignments/terms.ts';
import type { Reach } from '../claims/reach.ts';
import type { Context } from '../context.ts';
import { registersUnder } from '../decisions/case.ts';
import { followRedial } from '../obligations/redial.ts';
import { suppressForBoth } from '../registers/suppress-for-both.ts';
import type { NextSlot } from '../slots/next.ts';
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
export async function followUp(tx: Tx, ctx: Context, ended: Ended): Promise<NextSlot | null> {
  const { terms, attempt, disposition } = ended;
  if (disposition === 'do-not-call') {
    await suppressForBoth(tx, ctx, {
      contactCenterId: terms.contactCenterId,
      assignmentId: terms.assignmentId,
      number: attempt.number,
      attemptId: attempt.id,
    });
  }
  if (attempt.contactId === null) return null;
  const slot = await nextFor(tx, ctx, ended, attempt.contactId);
  await followRedial(tx, ctx, {
    terms,
    contactId: attempt.contactId,
    reach: ended.reach,
    slot,
    attemptId: attempt.id,
  });
  return slot;
}

async function nextFor(tx: Tx, ctx: Context, ended: Ended, contactId: string): Promise<NextSlot | null> {
  const { terms, attempt, outcome, disposition } = ended;
  const now = ctx.clock.now();
  const end = async (state: 'reached' | 'ended' | 'blocked', blockedBy: string | null = null) => {
    await endContacts(tx, [{ contactId, state, at: now, blockedBy }]);
    return null;
  };
  if (disposition === 'do-not-call') return end('blocked', 'suppression-list');
  if (outcome === 'answered' && disposition !== 'call-back') return end('reached');
  if (outcome === 'failed' && disposition === 'invalid-number') return end('ended');
  const key = Buffer.from(attempt.key, 'hex');
  const registers = (await registersUnder(tx, terms, [key], now)).get(attempt.key);
  const from = outcome === 'failed' ? Math.max(now, ended.endedAt + FAILED_PAUSE_MS) : now;
  const planned = await planNext(tx, terms, [
    { contactId, key: attempt.key, registers, reach: ended.reach, from },
  ]);
  return planned.get(contactId) ?? null;
}
