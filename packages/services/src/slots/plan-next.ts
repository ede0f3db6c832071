import type { Tx } from '@ringratt/db';
import type { Terms } from '../assignments/terms.ts';
import type { Reach } from '../claims/reach.ts';
import { newId } from '../ids.ts';
import type { RegisterFacts } from '../registers/facts.ts';
import { attemptNumber, type NextSlot, nextSlot } from './next.ts';

export interface ContactToPlan {
  contactId: string;
  /** The number's key, hex. */
  key: string;
  registers: RegisterFacts | undefined;
  reach: Reach;
  /** Not before this instant, epoch milliseconds. */
  from: number;
}

/**
 * Gives contacts their next slot, or ends those that no rule will let be called again within the campaign.
 * A slot already planned for a contact is moved rather than doubled. Three statements, however many.
 *
 * @returns the slots by contact; a contact without one was ended
 */
export async function planNext(
  tx: Tx,
  terms: Terms,
  contacts: readonly ContactToPlan[],
): Promise<Map<string, NextSlot>> {
  const planned = new Map<string, NextSlot>();
  const rows: Record<string, unknown>[] = [];
  const ended: EndedContact[] = [];
  for (const contact of contacts) {
    const next = nextSlot(terms, contact, contact.from);
    if ('notBefore' in next) {
      planned.set(contact.contactId, next);
      rows.push({
        id: newId(contact.from),
        contact_id: contact.contactId,
        number_key: contact.key,
        not_before: new Date(next.notBefore).toISOString(),
        dial_before: new Date(next.dialBefore).toISOString(),
        attempt_number: attemptNumber(terms, contact.reach),
        redial: next.redial,
      });
    } else if ('blockedBy' in next) {
      ended.push({
        contactId: contact.contactId,
        state: 'blocked',
        at: contact.from,
        blockedBy: next.blockedBy,
      });
    } else {
      ended.push({ contactId: contact.contactId, state: 'exhausted', at: contact.from, blockedBy: null });
    }
  }
  await writePlanned(tx, terms, rows);
  await endContacts(tx, ended);
  return planned;
}

async function writePlanned(tx: Tx, terms: Terms, rows: Record<string, unknown>[]): Promise<void> {
  if (rows.length === 0) return;
  const json = tx.sql.json(rows as never);
  await tx.sql`
    with wanted as (
      select * from jsonb_to_recordset(${json}) as x(id uuid, contact_id uuid, number_key text, not_before timestamptz,
        dial_before timestamptz, attempt_number int, redial boolean)
    ), moved as (
      update slot s set not_before = w.not_before, dial_before = w.dial_before, redial = w.redial,
        attempt_number = w.attempt_number
      from wanted w where s.tenant_id = ${tx.tenantId} and s.contact_id = w.contact_id and s.state = 'planned'
      returning s.contact_id
    )
    insert into slot (tenant_id, bucket, id, assignment_id, contact_id, number_key, state, not_before, dial_before,
      attempt_number, redial, fencing)
    select ${tx.tenantId}, 0, w.id, ${terms.assignmentId}, w.contact_id, decode(w.number_key, 'hex'), 'planned',
      w.not_before, w.dial_before, w.attempt_number, w.redial, 0
    from wanted w where w.contact_id not in (select contact_id from moved)`;
  await tx.sql`update contact set state = 'planned', blocked_by = null, ended_at = null
    where tenant_id = ${tx.tenantId} and id = any (${rows.map((row) => row.contact_id as string)}::uuid[])`;
}

export interface EndedContact {
  contactId: string;
  state: 'reached' | 'exhausted' | 'blocked' | 'ended';
  at: number;
  /** The rule that blocks it, where one does. */
  blockedBy: string | null;
}

/** No further slots for these contacts: planned ones are withdrawn. */
export async function endContacts(tx: Tx, contacts: readonly EndedContact[]): Promise<void> {
  if (contacts.length === 0) return;
  const rows = contacts.map((contact) => ({
    id: contact.contactId,
    state: contact.state,
    ended_at: new Date(contact.at).toISOString(),
    blocked_by: contact.blockedBy,
  }));
  await Promise.all([
    tx.sql`update slot set state = 'withdrawn' where tenant_id = ${tx.tenantId}
      and contact_id = any (${rows.map((row) => row.id)}::uuid[]) and state = 'planned'`,
    tx.sql`update contact c set state = x.state, blocked_by = x.blocked_by, ended_at = x.ended_at
      from jsonb_to_recordset(${tx.sql.json(rows as never)}) as x(id uuid, state text, ended_at timestamptz, blocked_by text)
      where c.tenant_id = ${tx.tenantId} and c.id = x.id`,
  ]);
}
