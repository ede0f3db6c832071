import { dayOf, formatDate } from '@ringratt/rules';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Conflict } from '../errors.ts';
import { publicId } from '../ids.ts';
import { judgeGate } from './gate.ts';
import { queueGateMail } from './gate-mail.ts';
import { readTerms } from './terms.ts';
import { inAssignmentOfParties } from './through-principal.ts';

/**
 * Reminds the other party by mail of the conditions that wait for it, advice too: once a local day, however often
 * it is asked for and by whom.
 *
 * @returns ids of the conditions it was reminded of
 * @throws Conflict `nothing-waits` where none waits for the other, `reminded-already` a second time in a day
 */
export async function remindOfGate(
  ctx: Context,
  input: { assignmentId: string },
): Promise<{ conditions: string[] }> {
  const scope = { ...input, permission: 'assignment.write' } as const;
  return inAssignmentOfParties(ctx, scope, async (tx, { assignmentId, tenantId, contactCenterId, side }) => {
    const now = ctx.clock.now();
    const [sender] = await tx.sql<{ name: string }[]>`
      select name from organization where id = ${ctx.organizationId}`;
    const gate = judgeGate(await readTerms(tx, { assignmentId }), now);
    const other = side === 'principal' ? 'contactCenter' : 'principal';
    // An organization that is both parties has nobody to remind.
    const waiting =
      tenantId === contactCenterId ? [] : gate.conditions.filter(({ actors }) => actors.includes(other));
    const conditions = waiting.map(({ duty }) => duty);
    if (conditions.length === 0) throw new Conflict('nothing-waits', 'Nothing waits for the other party.');
    const written = await queueGateMail(tx, ctx, {
      template: 'gate-reminder',
      turn: formatDate(dayOf(now)),
      assignmentId,
      to: [other === 'principal' ? tenantId : contactCenterId],
      conditions,
      params: { from: sender!.name },
    });
    if (written.length === 0)
      throw new Conflict('reminded-already', 'The other party has been reminded today.');
    await recordEvent(tx, ctx, {
      action: 'assignment.reminded',
      subject: publicId('assignment', assignmentId),
      assignmentId,
      body: { to: other, conditions },
    });
    return { conditions };
  });
}
