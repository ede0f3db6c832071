import { type AssignmentScope, type Tx, withAssignmentAsPrincipal } from '@ringratt/db';
import { type AttemptCase, type Decision, type Dialing, decide } from '@ringratt/rules';
import { requireLive } from '../assignments/gate.ts';
import { readTerms, type Terms } from '../assignments/terms.ts';
import { recordEvent } from '../audit/record.ts';
import { authorizeClaim, DEFAULT_LEASE_SECONDS, dialingMode } from '../claims/claim.ts';
import type { Claim } from '../claims/handed-out.ts';
import { decidingInstant, lockReach, type Reach, remember, writeReach } from '../claims/reach.ts';
import { insertAttempts } from '../claims/write.ts';
import type { Context } from '../context.ts';
import { caseFor, registersUnder } from '../decisions/case.ts';
import { recordDecision } from '../decisions/record.ts';
import { Invalid, NotFound } from '../errors.ts';
import { once } from '../idempotent.ts';
import { newId, publicId } from '../ids.ts';
import { numberKey } from '../numbers/key.ts';
import { parseNumber } from '../numbers/parse.ts';
import { attemptNumber, owesRedial } from '../slots/next.ts';
import { closingAfter } from '../slots/window.ts';

export interface PermitInput {
  /** Any Swedish spelling. */
  number: string;
  /** The caller number that will be shown, any Swedish spelling. */
  presentedNumber: string;
  /** Manual unless given: a permit is for a call somebody is about to make. */
  dialing?: Dialing | undefined;
  /** `close` is a call to close an offer made in an earlier call (4.2). */
  purpose?: 'sell' | 'close' | undefined;
  leaseSeconds?: number | undefined;
}

export type PermitAnswer =
  | { granted: true; claim: Claim }
  | { granted: false; decision: Decision; decisionId: string };

/**
 * May this one number be called now: from the dialer's own list, by hand, or calling back. A yes is a claim
 * and counts at once; a no says why and until when. Both are kept.
 *
 * @throws NotFound, Forbidden, AssignmentNotLive as for a claim
 * @throws Invalid for a number that is none
 */
export async function grantPermit(
  ctx: Context,
  assignmentId: string,
  input: PermitInput,
): Promise<PermitAnswer> {
  const answer = await withAssignmentAsPrincipal(
    ctx.database,
    { organizationId: ctx.organizationId, assignmentId },
    async (tx, assignment) => {
      authorizeClaim(ctx, assignment);
      return (await once(tx, ctx, () => grant(tx, ctx, assignment, input))).result;
    },
  );
  if (answer === null) throw new NotFound('assignment');
  return answer;
}

async function grant(
  tx: Tx,
  ctx: Context,
  assignment: AssignmentScope,
  input: PermitInput,
): Promise<PermitAnswer> {
  const number = requireNumber(input.number, 'number');
  const presented = requireNumber(input.presentedNumber, 'presentedNumber');
  const terms = await readTerms(tx, assignment);
  requireLive(terms, ctx.clock.now());
  const dialing = dialingMode(terms, input.dialing, 'manual');
  const purpose = input.purpose ?? 'sell';
  const numberHash = numberKey(ctx.secrets, number);
  const key = numberHash.toString('hex');

  const [reaches, contact] = await Promise.all([
    lockReach(tx, terms.offerId, [numberHash]),
    readContact(tx, terms, numberHash),
  ]);
  const registers = await registersUnder(tx, terms, [numberHash], ctx.clock.now());
  const pendingOffer = purpose === 'close' ? await readPendingOffer(tx, terms, numberHash) : null;
  const at = decidingInstant(ctx.clock, reaches.values());
  const reach = reaches.get(key);
  const own = terms.presentedNumbers.filter((shown) => shown.number === presented);
  const shown =
    own.find((candidate) => candidate.from <= at && (candidate.to === null || at < candidate.to)) ??
    own[0] ??
    null;
  const decision = decide(
    caseFor(terms, {
      at,
      dialing,
      presentedNumber: shown,
      registers: registers.get(key),
      reach,
      purpose,
      pendingOffer,
    }),
    terms.limits,
  );
  const closing = closingAfter(at, terms.limits);
  const decisionId = await recordDecision(tx, ctx, {
    assignmentId: assignment.assignmentId,
    numberKey: numberHash,
    at,
    kind: 'permit',
    decision,
  });
  if (!decision.allowed || closing === null || shown === null) {
    await recordEvent(tx, ctx, {
      action: 'permit.refused',
      subject: `number:${key}`,
      assignmentId: assignment.assignmentId,
      body: {
        decision: publicId('decision', decisionId),
        rules: decision.findings.map((finding) => finding.rule),
      },
    });
    return { granted: false, decision, decisionId };
  }
  const leaseUntil = at + (input.leaseSeconds ?? DEFAULT_LEASE_SECONDS) * 1000;
  const claim: Claim = {
    attemptId: newId(at),
    slotId: null,
    fencingToken: 1,
    expiresAt: leaseUntil,
    number,
    presentedNumber: presented,
    notBefore: at,
    dialBefore: closing,
    attemptNumber: attemptNumber(terms, reach),
    redialAfterSilentCall: owesRedial(terms, reach, at),
    addressSource: contact?.addressSource ?? null,
    consumer: { name: contact?.name ?? null },
    scriptVersionId: terms.scriptVersionId,
  };
  const remembered: Reach = remember(reach ?? [], [
    claim.attemptId,
    at,
    leaseUntil,
    terms.contactCenterId,
    terms.limitsId,
    null,
  ]);
  await Promise.all([
    writeReach(tx, terms.offerId, new Map([[key, remembered]])),
    insertAttempts(tx, terms, [
      { claim, key, contactId: contact?.id ?? null, slotBucket: null, dialing, purpose, at },
    ]),
    recordEvent(tx, ctx, {
      action: 'permit.granted',
      subject: `number:${key}`,
      assignmentId: assignment.assignmentId,
      body: {
        attempt: publicId('attempt', claim.attemptId),
        decision: publicId('decision', decisionId),
        dialing,
        purpose,
      },
    }),
  ]);
  return { granted: true, claim };
}

function requireNumber(text: string, path: string): string {
  const parsed = parseNumber(text);
  if (!parsed.ok) {
    const message =
      parsed.reason === 'not-swedish'
        ? 'The number is not Swedish.'
        : 'Write the number with its area code, such as 070-174 06 05.';
    throw new Invalid([{ path, message }]);
  }
  return parsed.number;
}

async function readContact(
  tx: Tx,
  terms: Terms,
  key: Buffer,
): Promise<{ id: string; name: string | null; addressSource: string } | undefined> {
  const [contact] = await tx.sql<{ id: string; name: string | null; addressSource: string }[]>`
    select c.id, c.name, l.address_source as "addressSource"
    from contact c join contact_list l on l.tenant_id = c.tenant_id and l.id = c.list_id
    where c.tenant_id = ${tx.tenantId} and c.assignment_id = ${terms.assignmentId} and c.number_key = ${key}`;
  return contact;
}

/** The latest answered call in the campaign is where the offer was made; its end starts the time to consider (4.2). */
async function readPendingOffer(tx: Tx, terms: Terms, key: Buffer): Promise<AttemptCase['pendingOffer']> {
  const [call] = await tx.sql<{ endedAt: number }[]>`
    select coalesce(ended_at, started_at) as "endedAt" from attempt
    where tenant_id = ${tx.tenantId} and campaign_id = ${terms.campaignId} and number_key = ${key} and outcome = 'answered'
    order by started_at desc limit 1`;
  return call ? { callEndedAt: call.endedAt, considerationHours: terms.considerationHours } : null;
}
