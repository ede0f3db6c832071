import { addMonths, type PrivacyItem } from '@ringratt/rules';
import { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { Invalid, NotFound } from '../errors.ts';
import { publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { openObligation } from '../obligations/open.ts';
import { inOwnTenant } from '../own-tenant.ts';
import { nameOfActing } from '../people/name-of-actor.ts';
import { authorize } from '../permissions.ts';
import { privacyItemIds } from './schemas.ts';

const schema = z.object({ plain: z.boolean() });

/** The items of annex 4 that a policy's words do not cover. */
export function missingItems(texts: Readonly<Partial<Record<PrivacyItem, string>>>): PrivacyItem[] {
  return privacyItemIds.filter((item) => (texts[item] ?? '').trim() === '');
}

/**
 * Publishes the draft: from now on consumers read it, and the version before is kept as history. A first policy
 * starts the year after which a review is due (annex 4).
 *
 * @throws Invalid `missingItem` for each item without words, `plainNeeded` where nobody says that it is plain
 * @throws NotFound without a draft
 */
export async function publishPrivacyPolicy(
  ctx: Context,
  input: z.input<typeof schema>,
): Promise<{ version: number }> {
  authorize(ctx, 'privacy.write');
  const given = parseInput(schema, input);
  const [now, name] = [ctx.clock.now(), await nameOfActing(ctx)];
  return inOwnTenant(ctx, async (tx) => {
    const [draft] = await tx.sql<
      { id: string; version: number; texts: Partial<Record<PrivacyItem, string>> }[]
    >`
      select id, version, texts from privacy_policy where tenant_id = ${tx.tenantId} and state = 'draft' for update`;
    if (!draft) throw new NotFound('draft');
    const issues = missingItems(draft.texts).map((item) => ({
      path: `texts.${item}`,
      message: 'missingItem',
      clause: 'annex 4',
    }));
    if (!given.plain) issues.push({ path: 'plain', message: 'plainNeeded', clause: 'annex 4' });
    if (issues.length > 0) throw new Invalid(issues);
    const before = await tx.sql`
      update privacy_policy set state = 'superseded', superseded_at = ${now}::timestamptz
      where tenant_id = ${tx.tenantId} and state = 'published'`;
    await tx.sql`
      update privacy_policy set state = 'published', plain = true, published_at = ${now}::timestamptz, published_by = ${name}
      where tenant_id = ${tx.tenantId} and id = ${draft.id}`;
    await recordEvent(tx, ctx, {
      action: 'privacy-policy.published',
      subject: publicId('privacyPolicy', draft.id),
      body: { version: draft.version, by: name },
    });
    const [reviewed] = await tx.sql`select from privacy_review where tenant_id = ${tx.tenantId} limit 1`;
    if (before.count === 0 && !reviewed) {
      await openObligation(tx, ctx, {
        duty: 'privacy-review',
        subject: publicId('organization', ctx.organizationId),
        dueAt: addMonths(now, 12),
      });
    }
    return { version: draft.version };
  });
}
