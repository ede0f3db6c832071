import type { Tx } from '@ringratt/db';
import { readTerms, type Terms } from '../assignments/terms.ts';
import { type Reach, readReach } from '../claims/reach.ts';
import type { Context } from '../context.ts';
import { registersUnder } from '../decisions/case.ts';
import { internalId, publicId } from '../ids.ts';
import { nextSlot, owesRedial } from '../slots/next.ts';
import { meetObligation } from './close.ts';
import { openObligation } from './open.ts';

/**
 * Keeps the promise of a redial in step with what an outcome left (3.3): owed, it is due before the next
 * permitted slot closes; answered by an agent, or no longer allowed at all, it is closed.
 *
 * @param input.slot the contact's next slot; null where there is none to come
 */
export async function followRedial(
  tx: Tx,
  ctx: Context,
  input: {
    terms: Terms;
    contactId: string;
    reach: Reach;
    slot: { dialBefore: number } | null;
    attemptId: string;
  },
): Promise<void> {
  const subject = publicId('contact', input.contactId);
  const owed = owesRedial(input.terms, input.reach, ctx.clock.now());
  if (owed && input.slot) {
    await openObligation(tx, ctx, {
      duty: 'redial-owed',
      subject,
      assignmentId: input.terms.assignmentId,
      dueAt: input.slot.dialBefore,
      evidence: { silentAttempt: publicId('attempt', input.attemptId) },
    });
    return;
  }
  await meetObligation(tx, ctx, {
    duty: 'redial-owed',
    subject,
    evidence: owed ? { lapsed: true } : { answeredBy: publicId('attempt', input.attemptId) },
  });
}

/** After a day's opportunity was missed the redial is still owed: due again before the next one closes (3.3). */
export async function oweAgain(
  tx: Tx,
  ctx: Context,
  broken: { subject: string; assignmentId: string },
): Promise<void> {
  const contactId = internalId('contact', broken.subject);
  const [contact] = await tx.sql<{ key: Buffer; state: string }[]>`
    select number_key as key, state from contact where tenant_id = ${tx.tenantId} and id = ${contactId}`;
  if (!contact || !['planned', 'waiting'].includes(contact.state)) return;
  const now = ctx.clock.now();
  const terms = await readTerms(tx, broken);
  const hex = contact.key.toString('hex');
  const [registers, reaches] = await Promise.all([
    registersUnder(tx, terms, [contact.key], now),
    readReach(tx, terms.offerId, [contact.key]),
  ]);
  const facts = { registers: registers.get(hex), reach: reaches.get(hex) };
  const next = nextSlot(terms, facts, now);
  if (!('notBefore' in next) || !owesRedial(terms, facts.reach, now)) return;
  await openObligation(tx, ctx, {
    duty: 'redial-owed',
    subject: broken.subject,
    assignmentId: broken.assignmentId,
    dueAt: next.dialBefore,
  });
}
