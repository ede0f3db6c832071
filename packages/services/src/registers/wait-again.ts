import { bytesArray, type Tx } from '@ringratt/db';
import { scheduleWork } from '../due-work/schedule.ts';

/**
 * Lets contacts wait for a slot again that a rule blocked and may block no longer: the planner decides anew.
 * The transaction is in the principal's own tenant.
 */
export async function letWaitAgain(
  tx: Tx,
  keys: readonly Buffer[],
  blockedBy: string,
  now: number,
): Promise<void> {
  const lists = await tx.sql<{ listId: string }[]>`
    update contact set state = 'waiting', blocked_by = null, ended_at = null
    where tenant_id = ${tx.tenantId} and number_key = any (${bytesArray(keys)}::bytea[]) and state = 'blocked'
      and blocked_by = ${blockedBy}
    returning list_id as "listId"`;
  for (const listId of new Set(lists.map((row) => row.listId)))
    await scheduleWork(tx, { kind: 'contact-list.plan', subjectId: listId, dueAt: now });
}
