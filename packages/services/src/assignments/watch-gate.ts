import { withTenant } from '@ringratt/db';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { finishWork, scheduleWork, type Work } from '../due-work/schedule.ts';
import { publicId } from '../ids.ts';
import { nextTurn, unmetConditions } from './gate.ts';
import { queueGateMail } from './gate-mail.ts';
import { readTerms } from './terms.ts';

/**
 * Looks at a live assignment's gate when a fact has changed or time has come for one to lapse, and gives both
 * parties notice of what changed: the trail they share says what shut it or that it is open again, and since when,
 * and a mail to each tells of the lapse.
 * Claims need none of this: they judge the same facts at their own instant.
 *
 * @param ctx acts as the principal's own job
 */
export async function watchGate(ctx: Context, work: Work): Promise<void> {
  await withTenant(ctx.database, { tenantId: ctx.organizationId }, async (tx) => {
    const assignmentId = work.subjectId;
    const now = ctx.clock.now();
    const [seen] = await tx.sql<
      { state: string; unmet: string[] | null; lapsedAt: number | null; centerId: string }[]
    >`
      select state, gate_unmet as unmet, gate_lapsed_at as "lapsedAt", contact_center_id as "centerId" from assignment
      where tenant_id = ${tx.tenantId} and id = ${assignmentId} for no key update`;
    if (!(await finishWork(tx, work)) || seen?.state !== 'live') return;
    const terms = await readTerms(tx, { assignmentId });
    const unmet = unmetConditions(terms, now);
    if (unmet.join() !== (seen.unmet ?? []).join()) {
      const lapsedAt = unmet.length === 0 ? null : (seen.lapsedAt ?? now);
      await tx.sql`
        update assignment set gate_unmet = ${unmet}::text[], gate_lapsed_at = ${lapsedAt}::timestamptz
        where tenant_id = ${tx.tenantId} and id = ${assignmentId}`;
      await recordEvent(tx, ctx, {
        action: unmet.length === 0 ? 'assignment.resumed' : 'assignment.paused',
        subject: publicId('assignment', assignmentId),
        assignmentId,
        body: { unmet, before: seen.unmet ?? [] },
      });
      // What else lapses while it is shut changes nothing for those who are told already.
      if (lapsedAt !== null && seen.lapsedAt === null) {
        await queueGateMail(tx, ctx, {
          template: 'gate-lapsed',
          turn: String(lapsedAt),
          assignmentId,
          to: [tx.tenantId, seen.centerId],
          conditions: unmet,
        });
      }
    }
    const turn = nextTurn(terms, now);
    if (turn !== null)
      await scheduleWork(tx, { kind: 'assignment.gate', subjectId: assignmentId, dueAt: turn, after: work });
  });
}
