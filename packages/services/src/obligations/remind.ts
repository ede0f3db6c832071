import { withTenant } from '@ringratt/db';
import { type DutyId, duties } from '@ringratt/rules';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { weekdayAndDate } from '../documents/formats.ts';
import { finishWork, type Work } from '../due-work/schedule.ts';
import { queueEmail } from '../emails/queue.ts';
import { publicId } from '../ids.ts';

interface Row {
  state: string;
  duty: DutyId;
  subject: string;
  responsible: 'principal' | 'contactCenter' | 'both';
  dueAt: number;
  remindedAt: number | null;
  assignmentId: string | null;
  campaignName: string | null;
  contactCenterId: string | null;
}

/**
 * Reminds whoever answers for what is still open, by mail to the organization's own address: once an obligation,
 * however often its time is moved.
 *
 * @param ctx acts as the tenant's own job
 */
export async function remindOfObligation(ctx: Context, work: Work): Promise<void> {
  await withTenant(ctx.database, { tenantId: ctx.organizationId }, async (tx) => {
    const id = work.subjectId;
    const now = ctx.clock.now();
    const [row] = await tx.sql<Row[]>`
      select o.state, o.duty, o.subject, o.responsible, o.due_at as "dueAt", o.reminded_at as "remindedAt",
        o.assignment_id as "assignmentId", c.name as "campaignName", a.contact_center_id as "contactCenterId"
      from obligation o
      left join assignment a on a.tenant_id = o.tenant_id and a.id = o.assignment_id
      left join campaign c on c.tenant_id = a.tenant_id and c.id = a.campaign_id
      where o.tenant_id = ${tx.tenantId} and o.id = ${id} for update of o`;
    if (!(await finishWork(tx, work)) || row?.state !== 'open' || row.remindedAt !== null) return;
    const answering = [
      ...(row.responsible !== 'contactCenter' || row.contactCenterId === null ? [tx.tenantId] : []),
      ...(row.responsible !== 'principal' && row.contactCenterId !== null ? [row.contactCenterId] : []),
    ];
    const parties = await tx.sql<{ id: string; email: string }[]>`
      select id, email from organization where id = any (${[...new Set(answering)]}::uuid[]) and email <> ''`;
    const obligation = publicId('obligation', id);
    const title = duties.find((duty) => duty.id === row.duty)!.title.sv;
    for (const party of parties) {
      await queueEmail(tx, ctx, {
        key: `obligation:${obligation}:reminder:${publicId('organization', party.id)}`,
        template: 'obligation-reminder',
        language: 'sv',
        recipient: party.email,
        assignmentId: row.assignmentId,
        params: {
          duty: title,
          // Due before this instant: its day is the one that ends there.
          dueAt: weekdayAndDate(row.dueAt - 1, 'sv'),
          about: row.campaignName === null ? row.subject : `${row.campaignName} (${row.subject})`,
          obligation,
        },
      });
    }
    await tx.sql`update obligation set reminded_at = ${now}::timestamptz where tenant_id = ${tx.tenantId} and id = ${id}`;
    await recordEvent(tx, ctx, {
      action: 'obligation.reminded',
      subject: obligation,
      assignmentId: row.assignmentId,
      body: { duty: row.duty, to: parties.map((party) => publicId('organization', party.id)) },
    });
  });
}
