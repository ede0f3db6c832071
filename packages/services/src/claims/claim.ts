import { type AssignmentScope, type Tx, withAssignmentAsPrincipal } from '@ringratt/db';
import { type Decision, type Dialing, decide } from '@ringratt/rules';
import { requireLive } from '../assignments/gate.ts';
import { type OwnNumber, presentedAt, readTerms, type Terms } from '../assignments/terms.ts';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { caseFor, registersUnder } from '../decisions/case.ts';
import { Forbidden, Invalid, NotFound } from '../errors.ts';
import { once } from '../idempotent.ts';
import { newId, publicId } from '../ids.ts';
import { authorize } from '../permissions.ts';
import type { RegisterFacts } from '../registers/facts.ts';
import { attemptNumber, nextSlot, owesRedial } from '../slots/next.ts';
import { closingAfter } from '../slots/window.ts';
import { type Candidate, type Consumer, nextDue, readConsumers, takeCandidates } from './candidates.ts';
import type { Claim } from './handed-out.ts';
import { decidingInstant, lockReach, type Reach, remember } from './reach.ts';
import { blockContacts, type Grant, type Redate, writeClaim } from './write.ts';

export interface ClaimInput {
  /** Slots wanted, 1–100. */
  max: number;
  /** How long the right to dial lasts, 15–900 seconds; 120 unless given. */
  leaseSeconds?: number | undefined;
  /** The assignment's first declared mode unless given. */
  dialing?: Dialing | undefined;
}

export interface Claims {
  claims: Claim[];
  /** When the next slot falls due, or null when none is planned. */
  nextAvailableAt: number | null;
}

export const DEFAULT_LEASE_SECONDS = 120;

/** Refused slots are re-dated and committed; so many times a claim that got nothing looks again. */
const ROUNDS = 8;

/**
 * Hands out due slots of an assignment. Each is decided again at this instant under the locked memory of
 * its number, and counted as it is handed out: if the dialer falls silent, the attempt stays counted.
 *
 * @throws NotFound where the assignment is not the organization's
 * @throws Forbidden without the right, or for another's contact center
 * @throws AssignmentNotLive while a condition of the gate is open
 */
export async function claimSlots(ctx: Context, assignmentId: string, input: ClaimInput): Promise<Claims> {
  for (let round = 1; ; round++) {
    const outcome = await withAssignmentAsPrincipal(
      ctx.database,
      { organizationId: ctx.organizationId, assignmentId },
      async (tx, assignment) => {
        authorizeClaim(ctx, assignment);
        const answer = await once(tx, ctx, () => claimOnce(tx, ctx, assignment, input), {
          // An empty round after refusals is no answer yet: it is tried again, so it is not stored.
          keep: (result) => round === ROUNDS || result.claims.length > 0 || result.refused === 0,
        });
        return answer.result;
      },
    );
    if (outcome === null) throw new NotFound('assignment');
    const { refused, ...claims } = outcome;
    if (claims.claims.length > 0 || refused === 0 || round === ROUNDS) return claims;
  }
}

/** Only the assignment's own contact center dials, and only with a key that reaches it. */
export function authorizeClaim(ctx: Context, assignment: AssignmentScope): void {
  if (
    ctx.actor.kind === 'apiKey' &&
    ctx.actor.assignmentId !== null &&
    ctx.actor.assignmentId !== assignment.assignmentId
  ) {
    throw new NotFound('assignment');
  }
  authorize(ctx, 'slot.claim');
  if (assignment.contactCenterId !== ctx.organizationId) throw new Forbidden('slot.claim');
}

/**
 * The mode an attempt is dialed in. Manual dialing reserves an agent by its nature and needs no
 * declaration; every other mode must be declared (3.3).
 *
 * @throws Invalid for a mode that the assignment has not declared
 */
export function dialingMode(terms: Terms, asked: Dialing | undefined, fallback: Dialing): Dialing {
  if (asked === undefined) return fallback;
  if (asked !== 'manual' && !terms.dialingModes.includes(asked)) {
    throw new Invalid([
      {
        path: 'dialing',
        message: `This assignment has declared ${terms.dialingModes.join(', ') || 'no mode'}.`,
        clause: '3.3',
      },
    ]);
  }
  return asked;
}

async function claimOnce(
  tx: Tx,
  ctx: Context,
  assignment: AssignmentScope,
  input: ClaimInput,
): Promise<Claims & { refused: number }> {
  const due = ctx.clock.now();
  // One round trip: where the assignment turns out not to be live, the slots are let go with the transaction.
  const [terms, candidates] = await Promise.all([
    readTerms(tx, assignment),
    takeCandidates(tx, assignment, due, input.max, input.dialing),
  ]);
  requireLive(terms, due);
  const dialing = dialingMode(terms, input.dialing, terms.dialingModes[0] ?? 'manual');
  const none = async (refused: number) => ({
    claims: [],
    nextAvailableAt: await nextDue(tx, assignment, input.dialing),
    refused,
  });
  if (candidates.length === 0) return none(0);
  // A report holds a number's memory and may want the contact's slot, which we hold: were we to wait for the
  // memory, both would wait for ever. A number that somebody is busy with is left where it is.
  const [reaches, consumers] = await Promise.all([
    lockReach(
      tx,
      terms.offerId,
      candidates.map((slot) => Buffer.from(slot.key, 'hex')),
      { skipLocked: true },
    ),
    readConsumers(tx, candidates),
  ]);
  const free = candidates.filter((slot) => reaches.has(slot.key));
  if (free.length === 0) return none(candidates.length);
  const keys = free.map((slot) => Buffer.from(slot.key, 'hex'));
  // The registers are read after the locks, by a fresh snapshot; the instant that decides is taken last, so that
  // what was committed meanwhile is not "after" it.
  const registers = await registersUnder(tx, terms, keys, ctx.clock.now());
  const at = decidingInstant(ctx.clock, reaches.values());
  const presented = presentedAt(terms, at);
  const leaseUntil = at + (input.leaseSeconds ?? DEFAULT_LEASE_SECONDS) * 1000;

  const grants: Grant[] = [];
  const redates: Redate[] = [];
  const changed = new Map<string, Reach>();
  for (const slot of free) {
    const facts = { registers: registers.get(slot.key), reach: reaches.get(slot.key) };
    const verdict = decide(
      caseFor(terms, {
        at,
        dialing,
        presentedNumber: presented,
        registers: facts.registers,
        reach: facts.reach,
      }),
      terms.limits,
    );
    const closing = closingAfter(at, terms.limits);
    const consumer = consumers.get(slot.contactId);
    if (!verdict.allowed || closing === null || presented === null || !consumer) {
      redates.push(redated(terms, slot, facts, verdict, at));
      continue;
    }
    const grant = granted(ctx, terms, { slot, consumer, facts, presented, at, leaseUntil, closing });
    grants.push(grant);
    changed.set(
      slot.key,
      remember(facts.reach ?? [], [
        grant.claim.attemptId,
        at,
        leaseUntil,
        terms.contactCenterId,
        terms.limitsId,
        null,
      ]),
    );
  }
  const attempts = grants.map(({ claim, slot }) => ({
    claim,
    key: slot.key,
    contactId: slot.contactId,
    slotBucket: slot.bucket,
    dialing,
    purpose: 'sell' as const,
    at,
  }));
  const [, , , nextAvailableAt] = await Promise.all([
    writeClaim(tx, terms, { grants, redates, changed, attempts, leaseUntil }),
    blockContacts(tx, redates, at),
    recordEvent(tx, ctx, {
      action: 'slots.claimed',
      subject: publicId('assignment', assignment.assignmentId),
      assignmentId: assignment.assignmentId,
      body: {
        dialing,
        granted: grants.map(({ claim, slot }) => ({
          attempt: publicId('attempt', claim.attemptId),
          number: slot.key,
        })),
        refused: redates.map((slot) => ({ slot: publicId('slot', slot.id), by: slot.blockedBy })),
      },
    }),
    // Sent last, so that it sees what the claim has just written.
    nextDue(
      tx,
      assignment,
      input.dialing,
      candidates.length === input.max ? candidates.at(-1)!.notBefore : undefined,
    ),
  ]);
  return {
    claims: grants.map((grant) => grant.claim),
    nextAvailableAt,
    refused: candidates.length - grants.length,
  };
}

function granted(
  ctx: Context,
  terms: Terms,
  input: {
    slot: Candidate;
    consumer: Consumer;
    facts: { registers: RegisterFacts | undefined; reach: Reach | undefined };
    presented: OwnNumber;
    at: number;
    leaseUntil: number;
    closing: number;
  },
): Grant {
  const { slot, consumer, facts, presented, at } = input;
  return {
    slot,
    claim: {
      attemptId: newId(ctx.clock.now()),
      slotId: slot.id,
      fencingToken: slot.fencing + 1,
      expiresAt: input.leaseUntil,
      number: consumer.number,
      presentedNumber: presented.number,
      notBefore: slot.notBefore,
      dialBefore: Math.min(input.closing, Math.max(slot.dialBefore, at + 1)),
      attemptNumber: attemptNumber(terms, facts.reach),
      redialAfterSilentCall: owesRedial(terms, facts.reach, at),
      addressSource: consumer.addressSource,
      consumer: { name: consumer.name },
      scriptVersionId: terms.scriptVersionId,
    },
  };
}

/** A slot that was refused goes to its next permitted instant, or away: it never blocks the queue's head. */
function redated(
  terms: Terms,
  slot: Candidate,
  facts: { registers: RegisterFacts | undefined; reach: Reach | undefined },
  verdict: Decision,
  at: number,
): Redate {
  const kept = {
    bucket: slot.bucket,
    id: slot.id,
    contactId: slot.contactId,
    notBefore: slot.notBefore,
    dialBefore: slot.dialBefore,
  };
  const next = nextSlot(terms, facts, at);
  if ('blockedBy' in next) return { ...kept, state: 'withdrawn', blockedBy: next.blockedBy };
  if ('exhausted' in next) return { ...kept, state: 'withdrawn', blockedBy: null };
  if (next.notBefore > at) {
    return {
      ...kept,
      state: 'planned',
      notBefore: next.notBefore,
      dialBefore: next.dialBefore,
      blockedBy: null,
    };
  }
  // Only the way of dialing stands in its way: put it behind, for a dialer that works otherwise.
  const later = nextSlot(terms, facts, at + 3_600_000);
  const slotLater = 'notBefore' in later ? later : next;
  return {
    ...kept,
    state: 'planned',
    notBefore: slotLater.notBefore,
    dialBefore: slotLater.dialBefore,
    blockedBy: verdict.findings[0]?.rule ?? null,
  };
}
