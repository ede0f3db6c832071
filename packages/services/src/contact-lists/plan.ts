import { withTenant } from '@ringratt/db';
import type { Context } from '../context.ts';
import { finishWork, type Work } from '../due-work/schedule.ts';
import { planContacts } from '../slots/plan.ts';

/**
 * Gives an imported list's contacts their slots. They are planned with all that waits in their assignment,
 * so that two lists share the agents.
 *
 * @param ctx acts as the principal's own job
 */
export async function planContactList(ctx: Context, work: Work): Promise<void> {
  const id = work.subjectId;
  const assignmentId = await withTenant(ctx.database, { tenantId: ctx.organizationId }, async (tx) => {
    const [list] = await tx.sql<{ assignmentId: string }[]>`
      update contact_list set state = 'planning'
      where tenant_id = ${ctx.organizationId} and id = ${id} and state in ('imported', 'planning', 'planned')
      returning assignment_id as "assignmentId"`;
    if (!list) await finishWork(tx, work);
    return list?.assignmentId ?? null;
  });
  if (!assignmentId) return;
  let noted = Promise.resolve();
  await planContacts(ctx, assignmentId, () => {
    noted = noted.then(() => note(ctx, id, false));
  });
  await noted;
  await note(ctx, id, true, work);
}

/** Counts the list's contacts that have a slot; a list undone meanwhile stays undone. */
function note(ctx: Context, id: string, done: boolean, work?: Work): Promise<void> {
  const now = ctx.clock.now();
  return withTenant(ctx.database, { tenantId: ctx.organizationId }, async (tx) => {
    await tx.sql`
      update contact_list set state = ${done ? 'planned' : 'planning'},
        planned_at = case when ${done} then ${now}::timestamptz else planned_at end,
        slots_planned = (select count(*) from contact c
          where c.tenant_id = ${ctx.organizationId} and c.list_id = ${id} and c.state = 'planned')
      where tenant_id = ${ctx.organizationId} and id = ${id} and state = 'planning'`;
    if (work) await finishWork(tx, work);
  });
}
