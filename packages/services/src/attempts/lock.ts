import type { Tx } from '@ringratt/db';
import type { AttemptOutcome, Dialing } from '@ringratt/rules';
import { lockReach, type Reach } from '../claims/reach.ts';
import { NotFound } from '../errors.ts';

export type AttemptState = 'claimed' | 'dialed' | 'ended' | 'expired' | 'released';

/** An attempt as the acts on it need it. */
export interface AttemptRow {
  id: string;
  assignmentId: string;
  contactId: string | null;
  slotBucket: number | null;
  slotId: string | null;
  offerId: string;
  number: string;
  key: string;
  state: AttemptState;
  dialing: Dialing;
  fencing: number;
  claimedAt: number;
  leaseUntil: number;
  startedAt: number;
  endedAt: number | null;
  outcome: AttemptOutcome | null;
  rings: number | null;
  ringSeconds: number | null;
}

export interface LockedAttempt {
  attempt: AttemptRow;
  reach: Reach;
}

/**
 * Locks an attempt with what hangs on it, in the one order everybody keeps: slot, then the number's memory,
 * then the attempt.
 *
 * @throws NotFound where the attempt is not of this assignment
 */
export async function lockAttempt(
  tx: Tx,
  attemptId: string,
  assignmentId: string,
  noun: 'claim' | 'attempt',
): Promise<LockedAttempt> {
  const [known] = await tx.sql<
    { slotBucket: number | null; slotId: string | null; offerId: string; key: Buffer }[]
  >`
    select slot_bucket as "slotBucket", slot_id as "slotId", offer_id as "offerId", number_key as key
    from attempt where tenant_id = ${tx.tenantId} and id = ${attemptId} and assignment_id = ${assignmentId}`;
  if (!known) throw new NotFound(noun);
  const [, reaches, [attempt]] = await Promise.all([
    known.slotId === null
      ? null
      : tx.sql`select id from slot where tenant_id = ${tx.tenantId} and bucket = ${known.slotBucket} and id = ${known.slotId} for update`,
    lockReach(tx, known.offerId, [known.key]),
    tx.sql<AttemptRow[]>`
      select id, assignment_id as "assignmentId", contact_id as "contactId", slot_bucket as "slotBucket",
        slot_id as "slotId", offer_id as "offerId", number, encode(number_key, 'hex') as key, state, dialing, fencing,
        claimed_at as "claimedAt", lease_until as "leaseUntil", started_at as "startedAt", ended_at as "endedAt",
        outcome, rings, ring_seconds as "ringSeconds"
      from attempt where tenant_id = ${tx.tenantId} and id = ${attemptId} for update`,
  ]);
  if (!attempt) throw new NotFound(noun);
  return { attempt, reach: reaches.get(attempt.key) ?? [] };
}
