import { type Tx, withTenant } from '@ringratt/db';
import { parseDate, startOfDay } from '@ringratt/rules';
import { readTerms, type Terms } from '../assignments/terms.ts';
import { recordEvent } from '../audit/record.ts';
import { type Reach, readReach } from '../claims/reach.ts';
import type { Context } from '../context.ts';
import { registersUnder } from '../decisions/case.ts';
import { newId, publicId } from '../ids.ts';
import type { RegisterFacts } from '../registers/facts.ts';
import { attemptNumber, nextSlot } from './next.ts';
import { Pace } from './pace.ts';
import { type EndedContact, endContacts } from './plan-next.ts';
import { type NewSlot, writeNewSlots } from './write-new.ts';

/** Contacts planned a transaction: long write transactions would hold back the audit trail's sealer. */
const STEP = 25_000;

/** How far a plan has come, for a page to show. */
export interface PlanProgress {
  planned: number;
  blocked: number;
}

/**
 * Gives every waiting contact of an assignment its first slot: spread over the open hours by what the agents
 * can take, behind the slots planned already, never where the rules forbid the call. Contacts that may not
 * be called at all are blocked, with the rule. Safe to run again: planned contacts no longer wait.
 *
 * @param ctx acts as the principal's own job
 */
export async function planContacts(
  ctx: Context,
  assignmentId: string,
  onProgress: (progress: PlanProgress) => void = () => {},
): Promise<PlanProgress> {
  const total: PlanProgress = { planned: 0, blocked: 0 };
  let pace: Pace | null = null;
  for (;;) {
    const step = await withTenant(ctx.database, { tenantId: ctx.organizationId }, async (tx) => {
      // One plan an assignment at a time, so that two lists share the agents instead of doubling them.
      await tx.sql`select pg_advisory_xact_lock(hashtextextended(${assignmentId}, 11))`;
      const terms = await readTerms(tx, { assignmentId });
      pace ??= await paceOf(tx, ctx, terms);
      return planStep(tx, ctx, terms, pace);
    });
    if (step.taken === 0) return total;
    total.planned += step.planned;
    total.blocked += step.blocked;
    onProgress(total);
  }
}

async function paceOf(tx: Tx, ctx: Context, terms: Terms): Promise<Pace> {
  const now = ctx.clock.now();
  const start = Math.max(now, startOfDay(parseDate(terms.startsOn)!));
  const rows = await tx.sql<{ notBefore: number }[]>`
    select not_before as "notBefore" from slot where tenant_id = ${tx.tenantId}
      and assignment_id = ${terms.assignmentId} and state = 'planned' order by not_before`;
  const planned = rows.map((row) => row.notBefore);
  const ready = planned.filter((notBefore) => notBefore <= now).length;
  return new Pace(
    start,
    {
      perHour: Math.max(1, terms.agents * terms.attemptsPerAgentHour),
      hopper: Math.max(0, terms.hopper - ready),
      // What lies ready in the hopper is already in hand: it takes no later step.
      planned: planned.slice(Math.min(ready, terms.hopper)),
    },
    terms.limits,
  );
}

interface WaitingContact {
  id: string;
  key: Buffer;
}

async function planStep(
  tx: Tx,
  ctx: Context,
  terms: Terms,
  pace: Pace,
): Promise<{ taken: number; planned: number; blocked: number }> {
  const waiting = await tx.sql<WaitingContact[]>`
    select id, number_key as key from contact
    where tenant_id = ${tx.tenantId} and assignment_id = ${terms.assignmentId} and campaign_id = ${terms.campaignId}
      and state = 'waiting'
    order by id limit ${STEP}`;
  if (waiting.length === 0) return { taken: 0, planned: 0, blocked: 0 };
  const now = ctx.clock.now();
  const keys = waiting.map((contact) => contact.key);
  const registers = await registersUnder(tx, terms, keys, now);
  const reaches = await readReach(tx, terms.offerId, keys);
  const slots: NewSlot[] = [];
  const ended: EndedContact[] = [];
  for (const { contact, release } of byRelease(terms, waiting, registers, reaches, now, ended)) {
    const key = contact.key.toString('hex');
    const facts = { registers: registers.get(key), reach: reaches.get(key) };
    const at = pace.take(release);
    // The plan is checked by the rules themselves at the instant that the pace gave.
    const slot = at === null ? ({ exhausted: true } as const) : nextSlot(terms, facts, at);
    if (!('notBefore' in slot)) {
      ended.push(endOf(contact, slot, now));
      continue;
    }
    slots.push({
      ...slot,
      id: newId(now),
      contactId: contact.id,
      key,
      attemptNumber: attemptNumber(terms, facts.reach),
    });
  }
  await writeNewSlots(tx, terms, slots);
  await endContacts(tx, ended);
  await recordEvent(tx, ctx, {
    action: 'slots.planned',
    subject: publicId('assignment', terms.assignmentId),
    assignmentId: terms.assignmentId,
    body: { planned: slots.length, blocked: ended.length },
  });
  return { taken: waiting.length, planned: slots.length, blocked: ended.length };
}

/** Contacts in the order in which the rules release them; those never released are put among the ended. */
function byRelease(
  terms: Terms,
  waiting: readonly WaitingContact[],
  registers: ReadonlyMap<string, RegisterFacts>,
  reaches: ReadonlyMap<string, Reach>,
  now: number,
  ended: EndedContact[],
): { contact: WaitingContact; release: number }[] {
  const start = Math.max(now, startOfDay(parseDate(terms.startsOn)!));
  const released: { contact: WaitingContact; release: number }[] = [];
  for (const contact of waiting) {
    const key = contact.key.toString('hex');
    const slot = nextSlot(terms, { registers: registers.get(key), reach: reaches.get(key) }, start);
    if ('notBefore' in slot) released.push({ contact, release: slot.notBefore });
    else ended.push(endOf(contact, slot, now));
  }
  return released.sort((a, b) => a.release - b.release);
}

function endOf(
  contact: WaitingContact,
  reason: { blockedBy: string } | { exhausted: true },
  at: number,
): EndedContact {
  return 'blockedBy' in reason
    ? { contactId: contact.id, state: 'blocked', at, blockedBy: reason.blockedBy }
    : { contactId: contact.id, state: 'exhausted', at, blockedBy: null };
}
