import type { Tx } from '@ringratt/db';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Conflict, Forbidden } from '../errors.ts';
import { publicId } from '../ids.ts';
import { authorize } from '../permissions.ts';
import { inAssignmentAsParty } from './as-party.ts';
import { type MatrixContent, readContent } from './content.ts';
import { readVersions } from './versions.ts';

/** The principal's template, as both parties of an assignment may start from it. */
export async function readTemplate(tx: Tx): Promise<MatrixContent | null> {
  const [row] = await tx.sql<{ content: unknown }[]>`
    select content from responsibility_template where tenant_id = ${tx.tenantId}`;
  return row ? readContent(row.content) : null;
}

/**
 * Keeps how this assignment's latest version divides the duties as the principal's own default for new ones.
 *
 * @throws Forbidden for a contact center: the template is the principal's
 */
export async function saveTemplate(ctx: Context, input: { assignmentId: string }): Promise<void> {
  authorize(ctx, 'assignment.write');
  return inAssignmentAsParty(ctx, input.assignmentId, async (tx, { assignmentId, sides }) => {
    if (!sides.includes('principal')) throw new Forbidden('assignment.write');
    const [latest] = await readVersions(tx, assignmentId);
    if (!latest) throw new Conflict('step-not-possible', 'There is no version to keep as a template.');
    await tx.sql`
      insert into responsibility_template (tenant_id, content, saved_at)
      values (${tx.tenantId}, ${tx.sql.json(latest.content as never)}, ${ctx.clock.now()}::timestamptz)
      on conflict (tenant_id) do update set content = excluded.content, saved_at = excluded.saved_at`;
    await recordEvent(tx, ctx, {
      action: 'responsibility.template-saved',
      subject: publicId('assignment', assignmentId),
      assignmentId,
      body: { version: latest.version },
    });
  });
}
