import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { Tx } from '@ringratt/db';
import type { Terms } from '../assignments/terms.ts';
import type { NextSlot } from './next.ts';

/** A first slot for a contact. */
export interface NewSlot extends NextSlot {
  id: string;
  contactId: string;
  /** The number's key, hex. */
  key: string;
  attemptNumber: number;
}

/**
 * Writes many new slots and marks their contacts planned. Row-level security refuses COPY into the table
 * itself, so the rows go through a temporary one.
 */
export async function writeNewSlots(tx: Tx, terms: Terms, slots: readonly NewSlot[]): Promise<void> {
  if (slots.length === 0) return;
  await tx.sql`create temporary table new_slot (id uuid, contact_id uuid, number_key bytea, not_before timestamptz,
    dial_before timestamptz, attempt_number int, redial boolean) on commit drop`;
  const sink = await tx.sql`copy new_slot from stdin`.writable();
  await pipeline(Readable.from(copyLines(slots)), sink);
  await tx.sql`insert into slot (tenant_id, bucket, id, assignment_id, contact_id, number_key, state, not_before,
      dial_before, attempt_number, redial, fencing)
    select ${tx.tenantId}, 0, id, ${terms.assignmentId}, contact_id, number_key, 'planned', not_before, dial_before,
      attempt_number, redial, 0 from new_slot`;
  await tx.sql`update contact c set state = 'planned' from new_slot n
    where c.tenant_id = ${tx.tenantId} and c.id = n.contact_id`;
  await tx.sql`drop table new_slot`;
}

function* copyLines(slots: readonly NewSlot[]): Generator<string> {
  let lines = '';
  for (const slot of slots) {
    const notBefore = new Date(slot.notBefore).toISOString();
    const dialBefore = new Date(slot.dialBefore).toISOString();
    lines += `${slot.id}\t${slot.contactId}\t\\\\x${slot.key}\t${notBefore}\t${dialBefore}\t${slot.attemptNumber}\t${slot.redial}\n`;
    if (lines.length > 65_536) {
      yield lines;
      lines = '';
    }
  }
  if (lines !== '') yield lines;
}
