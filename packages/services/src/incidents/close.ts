import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Conflict, NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { parseInput, typedText } from '../input.ts';
import { idOf } from '../named.ts';
import { inOwnTenant } from '../own-tenant.ts';
import { authorize } from '../permissions.ts';

const schema = z.object({ incidentId: z.string(), reason: typedText(1_000) });

/**
 * Closes an incident with what was done about it. The breach stays on record; only the answering is over.
 *
 * @throws NotFound, also for the contact center: the principal's incident is the principal's to close
 * @throws Conflict `closed` where it is closed already
 */
export async function closeIncident(ctx: Context, input: z.input<typeof schema>): Promise<void> {
  authorize(ctx, 'incident.close');
  const given = parseInput(schema, input);
  const id = idOf('incident', given.incidentId);
  return inOwnTenant(ctx, async (tx) => {
    const [row] = await tx.sql<{ closedAt: number | null; assignmentId: string }[]>`
      select closed_at as "closedAt", assignment_id as "assignmentId" from incident
      where tenant_id = ${ctx.organizationId} and id = ${id} for update`;
    if (!row) throw new NotFound('incident');
    if (row.closedAt !== null) throw new Conflict('closed', 'The incident is closed already.');
    await tx.sql`update incident set closed_at = ${ctx.clock.now()}::timestamptz, close_reason = ${given.reason}
      where tenant_id = ${ctx.organizationId} and id = ${id}`;
    await recordEvent(tx, ctx, {
      action: 'incident.closed',
      subject: publicId('incident', id),
      assignmentId: row.assignmentId,
      body: { reason: given.reason },
    });
  });
}
