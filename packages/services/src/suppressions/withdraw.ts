import { type Tx, withTenant } from '@ringratt/db';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { finishWork, scheduleWork, type Work } from '../due-work/schedule.ts';
import { publicId } from '../ids.ts';

const batch = 5_000;

interface Change {
  position: number;
  contactId: string | null;
  active: boolean;
}

/**
 * Follows a contact center's own list into the principal's tenant: withdraws what an assignment has planned
 * for numbers that were put on it, and lets contacts wait again whose number was taken off.
 *
 * @param ctx acts as the principal's own job; the work's subject is the assignment
 */
export async function withdrawSuppressed(ctx: Context, work: Work): Promise<void> {
  for (;;) {
    const looked = await withTenant(ctx.database, { tenantId: ctx.organizationId }, async (tx) => {
      const changes = await takeChanges(tx, work.subjectId);
      await follow(tx, ctx, work.subjectId, changes);
      if (changes.length < batch) await finishWork(tx, work);
      return changes.length;
    });
    if (looked < batch) return;
  }
}

async function takeChanges(tx: Tx, assignmentId: string): Promise<Change[]> {
  const changes = await tx.sql<Change[]>`
    select c.position, c.contact_id as "contactId", c.active from assignment a
    cross join lateral center_suppressions_after(a.tenant_id, a.id, a.center_suppressions_seen, ${batch}) c
    where a.tenant_id = ${tx.tenantId} and a.id = ${assignmentId} order by c.position`;
  const last = changes.at(-1);
  if (last)
    await tx.sql`update assignment set center_suppressions_seen = ${last.position}
      where tenant_id = ${tx.tenantId} and id = ${assignmentId} and center_suppressions_seen < ${last.position}`;
  return changes;
}

async function follow(tx: Tx, ctx: Context, assignmentId: string, changes: readonly Change[]): Promise<void> {
  const contacts = (active: boolean) =>
    changes.flatMap((change) => (change.contactId && change.active === active ? [change.contactId] : []));
  const [on, off] = [contacts(true), contacts(false)];
  const now = ctx.clock.now();
  if (on.length > 0) {
    const withdrawn = await tx.sql`update slot set state = 'withdrawn'
      where tenant_id = ${tx.tenantId} and contact_id = any (${on}::uuid[]) and state = 'planned'`;
    await tx.sql`update contact set state = 'blocked', blocked_by = 'suppression-list', ended_at = ${now}::timestamptz
      where tenant_id = ${tx.tenantId} and id = any (${on}::uuid[]) and state in ('waiting', 'planned')`;
    await recordEvent(tx, ctx, {
      action: 'slots.withdrawn',
      subject: publicId('assignment', assignmentId),
      assignmentId,
      body: { by: 'suppression-list', slots: withdrawn.count },
    });
  }
  if (off.length === 0) return;
  const lists = await tx.sql<{ listId: string }[]>`
    update contact set state = 'waiting', blocked_by = null, ended_at = null
    where tenant_id = ${tx.tenantId} and id = any (${off}::uuid[]) and state = 'blocked' and blocked_by = 'suppression-list'
    returning list_id as "listId"`;
  for (const listId of new Set(lists.map((row) => row.listId)))
    await scheduleWork(tx, { kind: 'contact-list.plan', subjectId: listId, dueAt: now });
}
