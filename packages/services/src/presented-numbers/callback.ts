import type { Tx } from '@ringratt/db';
import { addMonths, type CallbackElement } from '@ringratt/rules';
import { z } from 'zod';
import { inAssignmentOfParties } from '../assignments/through-principal.ts';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { idOf } from '../named.ts';
import { meetObligation } from '../obligations/close.ts';
import { openObligation } from '../obligations/open.ts';
import { answeredByKinds, renderAnnouncement } from './announcement.ts';
import type { AnnouncementParties } from './announcement-words.ts';

/** Months until a call back is tried again: as long as a number has to stay traceable (docs/decisions/0077). */
const TEST_MONTHS = 3;

/** When the call back is tried again after a test (epoch milliseconds). */
export const nextTestAfter = (testedAt: number): number => addMonths(testedAt, TEST_MONTHS);

/** The words that the center has confirmed callers hear. */
export interface ConfirmedAnnouncement {
  sv: string;
  en: string;
  says: CallbackElement[];
}

/** Both parties' facts for the announcements of the assignment that the transaction has entered. */
export async function announcementParties(tx: Tx, assignmentId: string): Promise<AnnouncementParties> {
  const [row] = await tx.sql<AnnouncementParties[]>`
    select jsonb_build_object('name', k.name, 'email', k.email, 'postalAddress', k.postal_address, 'tradeBody', k.trade_body) as center,
      jsonb_build_object('name', p.name, 'email', p.email) as principal, o.name as about, c.kind
    from assignment a
    join campaign c on c.tenant_id = a.tenant_id and c.id = a.campaign_id
    join offer o on o.tenant_id = c.tenant_id and o.id = c.offer_id
    join organization p on p.id = a.tenant_id
    join organization k on k.id = a.contact_center_id
    where a.tenant_id = ${tx.tenantId} and a.id = ${assignmentId}`;
  if (!row) throw new NotFound('assignment');
  return row;
}

const confirmSchema = z.object({
  assignmentId: z.string(),
  presentedNumberId: z.string(),
  answeredBy: z.enum(answeredByKinds),
});

/**
 * The center confirms what callers back hear on a number: the message or the welcome that is rendered for it now
 * (3.1, annex 1). What both parties' details have become since is for it to confirm again.
 */
export async function confirmAnnouncement(ctx: Context, input: z.input<typeof confirmSchema>): Promise<void> {
  const given = parseInput(confirmSchema, input);
  const scope = { ...given, permission: 'assignment.write', only: 'contactCenter' } as const;
  return inAssignmentOfParties(ctx, scope, async (tx, { assignmentId }) => {
    const parties = await announcementParties(tx, assignmentId);
    const [sv, en] = (['sv', 'en'] as const).map((language) =>
      renderAnnouncement(parties, given.answeredBy, language),
    );
    const words: ConfirmedAnnouncement = { sv: sv!.text, en: en!.text, says: sv!.says };
    const id = idOf('presentedNumber', given.presentedNumberId);
    const confirmed = await tx.sql`
      update presented_number set answered_by = ${given.answeredBy}, announcement = ${tx.sql.json(words as never)},
        announced_at = ${ctx.clock.now()}::timestamptz
      where tenant_id = ${tx.tenantId} and id = ${id} and assignment_id = ${assignmentId} and to_at is null`;
    if (confirmed.count === 0) throw new NotFound('presentedNumber');
    await recordEvent(tx, ctx, {
      action: 'presented-number.announced',
      subject: publicId('presentedNumber', id),
      assignmentId,
      body: { answeredBy: given.answeredBy, says: words.says },
    });
  });
}

const testSchema = z.object({
  assignmentId: z.string(),
  presentedNumberId: z.string(),
  works: z.boolean({ error: 'required' }),
});

/**
 * Puts a test on record: the number was called back, and answered as it should or not. One that fails is shown no
 * more until it works (3.1). Another is due in three months.
 */
export async function recordCallbackTest(ctx: Context, input: z.input<typeof testSchema>): Promise<void> {
  const given = parseInput(testSchema, input);
  const scope = { ...given, permission: 'assignment.write', only: 'contactCenter' } as const;
  return inAssignmentOfParties(ctx, scope, async (tx, { assignmentId }) => {
    const id = idOf('presentedNumber', given.presentedNumberId);
    const now = ctx.clock.now();
    const tested = await tx.sql`
      update presented_number set callable = ${given.works}, callback_tested_at = ${now}::timestamptz
      where tenant_id = ${tx.tenantId} and id = ${id} and assignment_id = ${assignmentId} and to_at is null`;
    if (tested.count === 0) throw new NotFound('presentedNumber');
    await recordEvent(tx, ctx, {
      action: 'presented-number.tested',
      subject: publicId('presentedNumber', id),
      assignmentId,
      body: { works: given.works },
    });
    if (given.works) await oweNextTest(tx, ctx, { assignmentId, presentedNumberId: id });
  });
}

/** The test that was due is made, and the next is due. A number that does not work stays due. */
export async function oweNextTest(
  tx: Tx,
  ctx: Context,
  of: { assignmentId: string; presentedNumberId: string },
): Promise<void> {
  const now = ctx.clock.now();
  const subject = publicId('presentedNumber', of.presentedNumberId);
  await meetObligation(tx, ctx, {
    duty: 'callback-announcement',
    subject,
    evidence: { testedAt: new Date(now).toISOString() },
  });
  await openObligation(tx, ctx, {
    duty: 'callback-announcement',
    subject,
    assignmentId: of.assignmentId,
    dueAt: nextTestAfter(now),
  });
}
