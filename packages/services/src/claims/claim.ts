import { type AssignmentScope, type Tx, withAssignmentAsPrincipal } from '@ringratt/db';
import { type Decision, type Dialing, dayOf, decide, formatDate, packOn } from '@ringratt/rules';
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
import { decidingInstant, lockReach, type Reach, remember, writeReach } from './reach.ts';

export interface ClaimInput {
  /** Slots wanted, 1–100. */
  max: number;
  /** How long the right to dial lasts, 15–900 seconds; 120 unless given. */
  leaseSeconds?: number | undefined;
  /** The assignment's first declared mode unless given. */
  dialing?: Dialing | undefined;
}

/** A slot handed out under a lease: the right to dial this number once, now. */
export interface Claim {
  attemptId: string;
  slotId: string | null;
  fencingToken: number;
  expiresAt: number;
  number: string;
  presentedNumber: string;
  notBefore: number;
  dialBefore: number;
  attemptNumber: number;
  /** A silent call came first: the agent says so (3.3). */
  redialAfterSilentCall: boolean;
  addressSource: string | null;
  consumer: { name: string | null };
  scriptVersionId: string | null;
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

interface Candidate {
  bucket: number;
  id: string;
  contactId: string;
  key: string;
  fencing: number;
  notBefore: number;
  dialBefore: number;
}

interface Consumer {
  id: string;
  number: string;
  name: string | null;
  addressSource: string;
}

interface Grant {
  slot: Candidate;
  claim: Claim;
}

/** What becomes of a slot that may not be dialed now. */
interface Redate {
  bucket: number;
  id: string;
  contactId: string;
  state: 'planned' | 'withdrawn';
  notBefore: number;
  dialBefore: number;
  blockedBy: string | null;
}

async function claimOnce(
  tx: Tx,
  ctx: Context,
  assignment: AssignmentScope,
  input: ClaimInput,
): Promise<Claims & { refused: number }> {
  const terms = await readTerms(tx, assignment);
  const due = ctx.clock.now();
  requireLive(terms, due);
  const dialing = dialingMode(terms, input.dialing, terms.dialingModes[0] ?? 'manual');
  const candidates = await takeCandidates(tx, assignment, due, input.max, dialing);
  const none = async (refused: number) => ({
    claims: [],
    nextAvailableAt: await nextDue(tx, assignment, dialing),
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
  await Promise.all([
    writeSlots(tx, grants, redates, leaseUntil),
    blockContacts(tx, redates, at),
    writeReach(tx, terms.offerId, changed),
    insertAttempts(
      tx,
      terms,
      grants.map(({ claim, slot }) => ({
        claim,
        key: slot.key,
        contactId: slot.contactId,
        slotBucket: slot.bucket,
        dialing,
        purpose: 'sell',
        at,
      })),
    ),
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
  ]);
  const nextAvailableAt = await nextDue(tx, assignment, dialing);
  return {
    claims: grants.map((grant) => grant.claim),
    nextAvailableAt,
    refused: candidates.length - grants.length,
  };
}

/** Due slots nobody else is taking, at most one a number. */
async function takeCandidates(
  tx: Tx,
  assignment: AssignmentScope,
  due: number,
  max: number,
  dialing: Dialing,
): Promise<Candidate[]> {
  // A redial after a silent call is 1:1 (3.3): a dialer without a reserved agent never sees it.
  const dedicatedOnly = dialing === 'predictive' || dialing === 'automated';
  const rows = await tx.sql<Candidate[]>`
    select bucket, id, contact_id as "contactId", encode(number_key, 'hex') as key, fencing,
      not_before as "notBefore", dial_before as "dialBefore"
    from slot
    where tenant_id = ${tx.tenantId} and assignment_id = ${assignment.assignmentId} and state = 'planned'
      and not_before <= ${due}::timestamptz ${dedicatedOnly ? tx.sql`and not redial` : tx.sql``}
    order by not_before, id limit ${max} for update skip locked`;
  const seen = new Set<string>();
  return rows.filter((row) => !seen.has(row.key) && seen.add(row.key));
}

async function readConsumers(tx: Tx, candidates: readonly Candidate[]): Promise<Map<string, Consumer>> {
  const rows = await tx.sql<Consumer[]>`
    select c.id, c.number, c.name, l.address_source as "addressSource"
    from contact c join contact_list l on l.tenant_id = c.tenant_id and l.id = c.list_id
    where c.tenant_id = ${tx.tenantId} and c.id = any (${candidates.map((slot) => slot.contactId)}::uuid[])`;
  return new Map(rows.map((row) => [row.id, row]));
}

async function nextDue(tx: Tx, assignment: AssignmentScope, dialing: Dialing): Promise<number | null> {
  const dedicatedOnly = dialing === 'predictive' || dialing === 'automated';
  const [row] = await tx.sql<{ notBefore: number }[]>`
    select not_before as "notBefore" from slot
    where tenant_id = ${tx.tenantId} and assignment_id = ${assignment.assignmentId} and state = 'planned'
      ${dedicatedOnly ? tx.sql`and not redial` : tx.sql``}
    order by not_before, id limit 1`;
  return row?.notBefore ?? null;
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

async function writeSlots(tx: Tx, grants: Grant[], redates: Redate[], leaseUntil: number): Promise<void> {
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
  await tx.sql`update slot s set state = x.state, not_before = x.not_before, dial_before = x.dial_before,
      lease_until = x.lease_until, fencing = coalesce(x.fencing, s.fencing), attempt_id = x.attempt_id,
      attempt_number = coalesce(x.attempt_number, s.attempt_number)
    from jsonb_to_recordset(${tx.sql.json(rows as never)}) as x(bucket int, id uuid, state text, not_before timestamptz,
      dial_before timestamptz, lease_until timestamptz, fencing bigint, attempt_id uuid, attempt_number int)
    where s.tenant_id = ${tx.tenantId} and s.bucket = x.bucket and s.id = x.id`;
}

async function blockContacts(tx: Tx, redates: Redate[], at: number): Promise<void> {
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
  if (attempts.length === 0) return;
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
  await tx.sql`insert into attempt (tenant_id, id, assignment_id, campaign_id, contact_center_id, offer_id, contact_id,
      slot_bucket, slot_id, number, number_key, presented_number, state, dialing, purpose, redial, attempt_number,
      fencing, claimed_at, lease_until, started_at, rule_pack)
    select ${tx.tenantId}, x.id, ${terms.assignmentId}, ${terms.campaignId}, ${terms.contactCenterId}, ${terms.offerId},
      x.contact_id, x.slot_bucket, x.slot_id, x.number, decode(x.number_key, 'hex'), x.presented_number, 'claimed',
      x.dialing, x.purpose, x.redial, x.attempt_number, x.fencing, x.at, x.lease_until, x.at, x.rule_pack
    from jsonb_to_recordset(${tx.sql.json(rows as never)}) as x(id uuid, contact_id uuid, slot_bucket int, slot_id uuid,
      number text, number_key text, presented_number text, dialing text, purpose text, redial boolean,
      attempt_number int, fencing bigint, at timestamptz, lease_until timestamptz, rule_pack text)`;
}
