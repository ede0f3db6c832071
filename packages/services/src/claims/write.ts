import type { Tx } from '@ringratt/db';
import { type Dialing, dayOf, formatDate, packOn } from '@ringratt/rules';
import type { Terms } from '../assignments/terms.ts';
import type { Candidate } from './candidates.ts';
import type { Claim } from './handed-out.ts';
import { type Reach, reachUpdate } from './reach.ts';

/** A slot handed out. */
export interface Grant {
  slot: Candidate;
  claim: Claim;
}

/** What becomes of a slot that may not be dialed now. */
export interface Redate {
  bucket: number;
  id: string;
  contactId: string;
  state: 'planned' | 'withdrawn';
  notBefore: number;
  dialBefore: number;
  blockedBy: string | null;
}

/**
 * Writes what a claim has decided, in one statement: the slots as it leaves them, the memories of the numbers
 * handed out, and their attempts. On the claim's path every statement counts.
 */
export async function writeClaim(
  tx: Tx,
  terms: Terms,
  decided: {
    grants: Grant[];
    redates: Redate[];
    changed: ReadonlyMap<string, Reach>;
    attempts: readonly NewAttempt[];
    leaseUntil: number;
  },
): Promise<void> {
  const slots = slotUpdate(tx, decided.grants, decided.redates, decided.leaseUntil);
  if (decided.grants.length === 0) await slots;
  else {
    await tx.sql`with slots as (${slots}), memories as (${reachUpdate(tx, terms.offerId, decided.changed)})
      ${attemptInsert(tx, terms, decided.attempts)}`;
  }
}

/** Slots as the claim leaves them: handed out, or put where they may be dialed. */
function slotUpdate(tx: Tx, grants: Grant[], redates: Redate[], leaseUntil: number) {
  const rows = [
    ...grants.map(({ slot, claim }) => ({
      bucket: slot.bucket,
      id: slot.id,
      state: 'claimed',
      not_before: new Date(slot.notBefore).toISOString(),
      dial_before: new Date(claim.dialBefore).toISOString(),
      lease_until: new Date(leaseUntil).toISOString(),
      fencing: claim.fencingToken,
      attempt_id: claim.attemptId,
      attempt_number: claim.attemptNumber,
    })),
    ...redates.map((slot) => ({
      bucket: slot.bucket,
      id: slot.id,
      state: slot.state,
      not_before: new Date(slot.notBefore).toISOString(),
      dial_before: new Date(slot.dialBefore).toISOString(),
      lease_until: null,
      fencing: null,
      attempt_id: null,
      attempt_number: null,
    })),
  ];
  return tx.sql`update slot s set state = x.state, not_before = x.not_before, dial_before = x.dial_before,
      lease_until = x.lease_until, fencing = coalesce(x.fencing, s.fencing), attempt_id = x.attempt_id,
      attempt_number = coalesce(x.attempt_number, s.attempt_number)
    from jsonb_to_recordset(${tx.sql.json(rows as never)}) as x(bucket int, id uuid, state text, not_before timestamptz,
      dial_before timestamptz, lease_until timestamptz, fencing bigint, attempt_id uuid, attempt_number int)
    where s.tenant_id = ${tx.tenantId} and s.bucket = x.bucket and s.id = x.id`;
}

/** Ends the contacts of the slots that were withdrawn. */
export async function blockContacts(tx: Tx, redates: Redate[], at: number): Promise<void> {
  const gone = redates.filter((slot) => slot.state === 'withdrawn');
  if (gone.length === 0) return;
  const rows = gone.map((slot) => ({ id: slot.contactId, blocked_by: slot.blockedBy }));
  await tx.sql`update contact c set state = case when x.blocked_by is null then 'exhausted' else 'blocked' end,
      blocked_by = x.blocked_by, ended_at = ${at}::timestamptz
    from jsonb_to_recordset(${tx.sql.json(rows as never)}) as x(id uuid, blocked_by text)
    where c.tenant_id = ${tx.tenantId} and c.id = x.id`;
}

export interface NewAttempt {
  claim: Claim;
  key: string;
  contactId: string | null;
  slotBucket: number | null;
  dialing: Dialing;
  purpose: 'sell' | 'close';
  at: number;
}

/** Counts attempts: one row each, from the instant the number is handed out. */
export async function insertAttempts(tx: Tx, terms: Terms, attempts: readonly NewAttempt[]): Promise<void> {
  if (attempts.length > 0) await attemptInsert(tx, terms, attempts);
}

function attemptInsert(tx: Tx, terms: Terms, attempts: readonly NewAttempt[]) {
  const rows = attempts.map(({ claim, ...attempt }) => ({
    id: claim.attemptId,
    contact_id: attempt.contactId,
    slot_bucket: attempt.slotBucket,
    slot_id: claim.slotId,
    number: claim.number,
    number_key: attempt.key,
    presented_number: claim.presentedNumber,
    dialing: attempt.dialing,
    purpose: attempt.purpose,
    redial: claim.redialAfterSilentCall,
    attempt_number: claim.attemptNumber,
    fencing: claim.fencingToken,
    at: new Date(attempt.at).toISOString(),
    lease_until: new Date(claim.expiresAt).toISOString(),
    rule_pack: packOn(formatDate(dayOf(attempt.at))).id,
  }));
  return tx.sql`insert into attempt (tenant_id, id, assignment_id, campaign_id, contact_center_id, offer_id, contact_id,
      slot_bucket, slot_id, number, number_key, presented_number, state, dialing, purpose, redial, attempt_number,
      fencing, claimed_at, lease_until, started_at, rule_pack)
    select ${tx.tenantId}, x.id, ${terms.assignmentId}, ${terms.campaignId}, ${terms.contactCenterId}, ${terms.offerId},
      x.contact_id, x.slot_bucket, x.slot_id, x.number, decode(x.number_key, 'hex'), x.presented_number, 'claimed',
      x.dialing, x.purpose, x.redial, x.attempt_number, x.fencing, x.at, x.lease_until, x.at, x.rule_pack
    from jsonb_to_recordset(${tx.sql.json(rows as never)}) as x(id uuid, contact_id uuid, slot_bucket int, slot_id uuid,
      number text, number_key text, presented_number text, dialing text, purpose text, redial boolean,
      attempt_number int, fencing bigint, at timestamptz, lease_until timestamptz, rule_pack text)`;
}
