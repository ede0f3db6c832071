import type { AssignmentScope, Tx } from '@ringratt/db';
import {
  addWorkingDays,
  contractDue,
  dayOf,
  formatDate,
  packOn,
  type Regime,
  startOfDay,
} from '@ringratt/rules';
import type { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { scheduleWork } from '../due-work/schedule.ts';
import { Conflict, Invalid, NotFound } from '../errors.ts';
import { once } from '../idempotent.ts';
import { newId, publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { idOf } from '../named.ts';
import { openObligation } from '../obligations/open.ts';
import { missingInformation } from '../offers/information.ts';
import type { OfferTerms } from '../offers/schemas.ts';
import { consentByTimes } from './consent-by-times.ts';
import { readSale } from './facts.ts';
import { inOwnCall } from './in-own-call.ts';
import { judgeSaleNow, type SaleFinding } from './judge.ts';
import { type SaleInput, type SaleState, saleInput } from './schemas.ts';

/** A caller's clock may run ahead of ours by so much. */
const CLOCK_SKEW_MS = 60_000;

export interface RecordedSale {
  saleId: string;
  attemptId: string;
  state: SaleState;
  regime: Regime;
  /** What falls due because of it. */
  obligations: { obligationId: string; duty: 'written-offer' | 'contract-confirmation'; dueAt: number }[];
  findings: SaleFinding[];
  /** What the offer does not say and the act asks for: the written offer waits for it. */
  missing: { id: string; title: { sv: string; en: string }; reference: string }[];
}

/** When the written offer has to be out: the end of the first working day after the call (decision 0061). */
export function writtenOfferDue(callEndedAt: number): number {
  return startOfDay(addWorkingDays(dayOf(callEndedAt), 1) + 1);
}

/**
 * Keeps a sale made in a call and starts its deadlines in the same transaction: under the act the written offer,
 * for an oral agreement the contract (4.2, 5). Judged at once on what was told with it.
 *
 * @throws NotFound where the attempt is not the organization's
 * @throws Forbidden but for the contact center that called
 * @throws Conflict `call-not-answered`, or `sale-recorded` for the attempt's second sale
 */
export async function recordSale(ctx: Context, given: string, input: SaleInput): Promise<RecordedSale> {
  return inOwnCall(ctx, given, async (tx, assignment, attemptId) => {
    const body = parseInput(saleInput, input);
    return (await once(tx, ctx, () => keepSale(tx, ctx, assignment, attemptId, body))).result;
  });
}

interface Attempt {
  number: string;
  numberKey: Buffer;
  campaignId: string;
  offerId: string;
  state: string;
  outcome: string | null;
  startedAt: number;
  endedAt: number | null;
  agentReference: string | null;
  acceptanceWaits: boolean;
  considerationHours: number;
}

interface SoldOffer {
  id: string;
  regime: Regime;
  terms: OfferTerms;
  fingerprint: Buffer;
}

/** The same inside the transaction of an act that has asked for the right. */
export async function keepSale(
  tx: Tx,
  ctx: Context,
  assignment: AssignmentScope,
  attemptId: string,
  body: z.output<typeof saleInput>,
): Promise<RecordedSale> {
  const { assignmentId, contactCenterId } = assignment;
  const now = ctx.clock.now();
  const attempt = await readAttempt(tx, attemptId);
  if (attempt.state === 'released' || (attempt.state === 'ended' && attempt.outcome !== 'answered')) {
    throw new Conflict(
      'call-not-answered',
      'The attempt was not answered: nothing can have been sold in it.',
    );
  }
  const callEndedAt = attempt.state === 'ended' ? attempt.endedAt! : endSaid(body.callEndedAt, attempt, now);
  const offer = await readSold(tx, attempt.offerId, body.offerId ?? null);
  const oral = offer.regime === 'exempt';
  const missing = missingInformation(offer);
  const state: SaleState = oral ? 'agreed' : missing.length > 0 ? 'held' : 'recorded';
  const id = newId(now);
  const { withdrawal, acceptanceInCall, readBack } = body;
  const recording = consentByTimes(body.recording ?? null, { from: attempt.startedAt, to: callEndedAt });
  const made = await tx.sql`
    insert into sale (tenant_id, id, assignment_id, campaign_id, contact_center_id, attempt_id, offer_id, offer_fingerprint,
      regime, subject, withdrawal_days, language, state, number, number_key, consumer_name, consumer_email,
      consumer_address, quantity, agreed, agent_reference, call_ended_at, acceptance_waits_hours, facts, created_at, rule_pack)
    values (${tx.tenantId}, ${id}, ${assignmentId}, ${attempt.campaignId}, ${contactCenterId}, ${attemptId}, ${offer.id},
      ${offer.fingerprint}, ${offer.regime}, ${offer.terms.subject ?? null},
      ${offer.regime === 'dal3' ? (offer.terms.withdrawalDays ?? null) : null}, ${body.language}, ${state},
      ${attempt.number}, ${attempt.numberKey}, ${body.consumer.name}, ${body.consumer.email},
      ${body.consumer.address ?? null}, ${body.quantity}, ${body.agreed ?? null},
      ${body.agentReference ?? attempt.agentReference}, ${callEndedAt}::timestamptz,
      ${attempt.acceptanceWaits ? attempt.considerationHours : null},
      ${tx.sql.json({ withdrawal, acceptanceInCall, recording, readBack } as never)}, ${now}::timestamptz,
      ${packOn(formatDate(dayOf(attempt.startedAt))).id})
    on conflict (tenant_id, attempt_id) do nothing`;
  if (made.count === 0) {
    throw new Conflict('sale-recorded', 'A sale has been recorded for this attempt already.');
  }
  const subject = publicId('sale', id);
  await recordEvent(tx, ctx, {
    action: 'sale.recorded',
    subject,
    assignmentId,
    body: {
      attempt: publicId('attempt', attemptId),
      offer: publicId('offer', offer.id),
      fingerprint: offer.fingerprint.toString('hex'),
      regime: offer.regime,
      state,
      missing: missing.map((item) => item.id),
    },
  });
  const duty = oral ? 'contract-confirmation' : 'written-offer';
  const dueAt = oral ? contractDue(callEndedAt) : writtenOfferDue(callEndedAt);
  const obligation = await openObligation(tx, ctx, {
    duty,
    subject,
    assignmentId,
    dueAt,
    evidence: { attempt: publicId('attempt', attemptId) },
  });
  if (state !== 'held') {
    // Not before the call is over: what goes out earlier is no offer after the call (4.2).
    const kind = oral ? 'sale.contract' : 'sale.offer';
    await scheduleWork(tx, { kind, subjectId: id, dueAt: Math.max(now, callEndedAt) });
  }
  const findings = await judgeSaleNow(tx, ctx, await readSale(tx, id));
  return {
    saleId: subject,
    attemptId: publicId('attempt', attemptId),
    state,
    regime: offer.regime,
    obligations: [{ obligationId: publicId('obligation', obligation), duty, dueAt }],
    findings,
    missing: missing.map((item) => ({ id: item.id, title: item.title, reference: item.reference })),
  };
}

async function readAttempt(tx: Tx, attemptId: string): Promise<Attempt> {
  const [attempt] = await tx.sql<Attempt[]>`
    select t.number, t.number_key as "numberKey", t.campaign_id as "campaignId", t.offer_id as "offerId", t.state,
      t.outcome, t.started_at as "startedAt", t.ended_at as "endedAt", t.agent_reference as "agentReference",
      c.acceptance_waits as "acceptanceWaits", c.consideration_hours as "considerationHours"
    from attempt t join campaign c on c.tenant_id = t.tenant_id and c.id = t.campaign_id
    where t.tenant_id = ${tx.tenantId} and t.id = ${attemptId} for update of t`;
  if (!attempt) throw new NotFound('attempt');
  return attempt;
}

/** A call whose end nobody has reported: whoever records the sale says when it ended. */
function endSaid(said: number | null | undefined, attempt: Attempt, now: number): number {
  if (said === null || said === undefined)
    throw new Invalid([{ path: 'callEndedAt', message: 'endOfCallUnknown' }]);
  if (said < attempt.startedAt) throw new Invalid([{ path: 'callEndedAt', message: 'endsBeforeStart' }]);
  if (said > now + CLOCK_SKEW_MS) throw new Invalid([{ path: 'callEndedAt', message: 'inTheFuture' }]);
  return said;
}

/** The version that was sold: the campaign's own, or another of the same offer. */
async function readSold(tx: Tx, ownId: string, given: string | null): Promise<SoldOffer> {
  const id = given === null ? ownId : idOf('offer', given);
  const [offer] = await tx.sql<SoldOffer[]>`
    select o.id, o.regime, o.terms, o.fingerprint from offer o
    where o.tenant_id = ${tx.tenantId} and o.id = ${id}
      and o.lineage_id = (select l.lineage_id from offer l where l.tenant_id = ${tx.tenantId} and l.id = ${ownId})`;
  if (!offer) throw new Invalid([{ path: 'offerId', message: 'notOffered' }]);
  return offer;
}
