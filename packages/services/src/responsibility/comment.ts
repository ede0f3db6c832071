import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Conflict } from '../errors.ts';
import { newId, publicId } from '../ids.ts';
import { parseInput, typedText } from '../input.ts';
import { authorize } from '../permissions.ts';
import { inAssignmentAsParty } from './as-party.ts';
import { dutyIds } from './content.ts';
import { nameOfActor } from './signer.ts';
import { readVersions } from './versions.ts';

const schema = z.object({
  assignmentId: z.string(),
  /** The duty it is about; absent for the version as a whole. */
  duty: z.enum(dutyIds).nullish(),
  words: typedText(2_000),
});

/** Says something of a duty, or of the version as a whole, that both parties read. It changes nothing that is signed. */
export async function commentResponsibility(ctx: Context, input: z.input<typeof schema>): Promise<void> {
  authorize(ctx, 'assignment.write');
  const { assignmentId: given, duty, words } = parseInput(schema, input);
  const personName = await nameOfActor(ctx);
  return inAssignmentAsParty(ctx, given, async (tx, { assignmentId }) => {
    const [latest] = await readVersions(tx, assignmentId);
    if (!latest) throw new Conflict('step-not-possible', 'There is no version to comment on yet.');
    const now = ctx.clock.now();
    await tx.sql`
      insert into responsibility_comment (tenant_id, id, assignment_id, version_id, duty, organization_id, person_name,
        words, created_at)
      values (${tx.tenantId}, ${newId(now)}, ${assignmentId}, ${latest.id}, ${duty ?? null}, ${ctx.organizationId},
        ${personName}, ${words}, ${now}::timestamptz)`;
    await recordEvent(tx, ctx, {
      action: 'responsibility.commented',
      subject: publicId('assignment', assignmentId),
      assignmentId,
      body: { version: latest.version, duty: duty ?? null },
    });
  });
}
