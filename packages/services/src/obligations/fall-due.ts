import { type Tx, withTenant } from '@ringratt/db';
import type { DutyId } from '@ringratt/rules';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { finishWork, scheduleWork, type Work } from '../due-work/schedule.ts';
import { publicId } from '../ids.ts';
import { openIncident } from '../incidents/open.ts';
import { oweAgain } from './redial.ts';

interface Row {
  state: string;
  duty: DutyId;
  subject: string;
  assignmentId: string | null;
  dueAt: number;
  evidence: Record<string, unknown>;
  rulePack: string;
}

/**
 * What happens when an obligation's time has come: open still, it is broken, and an incident opens. Rung
 * early, it is put back; met meanwhile, nothing happens.
 *
 * @param ctx acts as the tenant's own job
 */
export async function fallDue(ctx: Context, work: Work): Promise<void> {
  await withTenant(ctx.database, { tenantId: ctx.organizationId }, async (tx) => {
    const id = work.subjectId;
    const now = ctx.clock.now();
    const [row] = await tx.sql<Row[]>`
      select state, duty, subject, assignment_id as "assignmentId", due_at as "dueAt", evidence, rule_pack as "rulePack"
      from obligation where tenant_id = ${tx.tenantId} and id = ${id} for update`;
    if (!(await finishWork(tx, work)) || row?.state !== 'open') return;
    if (row.dueAt > now) {
      await scheduleWork(tx, { kind: 'obligation.due', subjectId: id, dueAt: row.dueAt, after: work });
      return;
    }
    await breach(tx, ctx, id, row, now);
  });
}

async function breach(tx: Tx, ctx: Context, id: string, row: Row, now: number): Promise<void> {
  await tx.sql`update obligation set state = 'breached', breached_at = ${now}::timestamptz
    where tenant_id = ${tx.tenantId} and id = ${id}`;
  await recordEvent(tx, ctx, {
    action: 'obligation.breached',
    subject: publicId('obligation', id),
    assignmentId: row.assignmentId,
    body: { duty: row.duty, about: row.subject, dueAt: new Date(row.dueAt).toISOString() },
  });
  // An incident is between two parties; what concerns one organization alone shows among its own obligations. So
  // does what breaks no clause by itself: a test not made again, a report not made of an incident that is open.
  if (row.assignmentId !== null && !['violation-report', 'callback-announcement'].includes(row.duty)) {
    await openIncident(tx, ctx, {
      assignmentId: row.assignmentId,
      duty: row.duty,
      facts: {
        obligation: publicId('obligation', id),
        about: row.subject,
        dueAt: row.dueAt,
        ...row.evidence,
      },
      rulePack: row.rulePack,
    });
    if (row.duty === 'redial-owed')
      await oweAgain(tx, ctx, { subject: row.subject, assignmentId: row.assignmentId });
  }
}
