import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Conflict, NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { idOf } from '../named.ts';
import { inOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';

/**
 * Takes an import back: its contacts and slots go, the list stays as undone with what it refused. Until the
 * first attempt alone, since what happened stays.
 *
 * @throws Conflict `list-has-attempts`
 */
export async function undoContactList(ctx: Context, contactListId: string): Promise<void> {
  authorize(ctx, 'contactList.import');
  const id = idOf('contactList', contactListId);
  await inOwnTenant(ctx, async (tx) => {
    const { sql } = tx;
    const [list] = await sql<{ state: string; assignmentId: string; imported: number }[]>`
      select state, assignment_id as "assignmentId", rows_imported as imported from contact_list
      where tenant_id = ${ctx.organizationId} and id = ${id} for update`;
    if (!list) throw new NotFound('contactList');
    if (list.state === 'undone') return;
    // The planner's own lock (slots/plan.ts): what it is about to insert must not outlive its contact.
    await sql`select pg_advisory_xact_lock(hashtextextended(${list.assignmentId}, 11))`;
    // A claim that is under way holds its slot: this waits, and then finds the slot claimed.
    await sql`delete from slot s using contact c
      where c.tenant_id = ${ctx.organizationId} and c.list_id = ${id} and s.tenant_id = c.tenant_id
        and s.contact_id = c.id and s.state in ('planned', 'withdrawn') and s.attempt_id is null`;
    const [touched] = await sql`
      select from contact c where c.tenant_id = ${ctx.organizationId} and c.list_id = ${id}
        and (exists (select from slot s where s.tenant_id = c.tenant_id and s.contact_id = c.id)
          or exists (select from attempt a where a.tenant_id = c.tenant_id and a.number_key = c.number_key
            and a.contact_id = c.id))
      limit 1`;
    if (touched) throw new Conflict('list-has-attempts', 'A number of the list has been called already.');
    await sql`delete from contact where tenant_id = ${ctx.organizationId} and list_id = ${id}`;
    await sql`delete from contact_list_part where tenant_id = ${ctx.organizationId} and list_id = ${id}`;
    await sql`delete from due_work where tenant_id = ${ctx.organizationId} and subject_id = ${id}
      and kind in ('contact-list.import', 'contact-list.plan')`;
    await sql`update contact_list set state = 'undone', slots_planned = 0
      where tenant_id = ${ctx.organizationId} and id = ${id}`;
    await recordEvent(tx, ctx, {
      action: 'contactList.undone',
      subject: publicId('contactList', id),
      assignmentId: list.assignmentId,
      body: { contacts: list.imported },
    });
  });
}
