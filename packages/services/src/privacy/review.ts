import { privacyReviewDue } from '@ringratt/rules';
import type { z } from 'zod';
import { recordEvent } from '../audit/record.ts';
import type { Context } from '../context.ts';
import { newId, publicId } from '../ids.ts';
import { parseInput } from '../input.ts';
import { meetObligation } from '../obligations/close.ts';
import { openObligation } from '../obligations/open.ts';
import { inOwnTenant, readOwnTenant } from '../own-tenant.ts';
import { nameOfActing } from '../people/name-of-actor.ts';
import { authorize } from '../permissions.ts';
import { type ReviewAnswer, type ReviewQuestion, reviewInput } from './schemas.ts';

/**
 * Signs off a yearly review (annex 4). It meets the one that was due, late or not, and the next is due in a year.
 */
export async function signPrivacyReview(
  ctx: Context,
  input: z.input<typeof reviewInput>,
): Promise<{ nextDueAt: number }> {
  authorize(ctx, 'privacy.write');
  const { answers, findings } = parseInput(reviewInput, input);
  const [now, name] = [ctx.clock.now(), await nameOfActing(ctx)];
  const id = newId(now);
  const nextDueAt = privacyReviewDue(now);
  return inOwnTenant(ctx, async (tx) => {
    await tx.sql`
      insert into privacy_review (tenant_id, id, answers, findings, signed_at, signed_by, next_due_at)
      values (${tx.tenantId}, ${id}, ${tx.sql.json(answers as never)}, ${findings}, ${now}::timestamptz, ${name},
        ${nextDueAt}::timestamptz)`;
    await recordEvent(tx, ctx, {
      action: 'privacy-review.signed',
      subject: publicId('privacyReview', id),
      body: {
        by: name,
        notInOrder: Object.values(answers).filter(({ answer }) => answer === 'no').length,
        nextDueAt: new Date(nextDueAt).toISOString(),
      },
    });
    const subject = publicId('organization', ctx.organizationId);
    await meetObligation(tx, ctx, {
      duty: 'privacy-review',
      subject,
      evidence: { review: publicId('privacyReview', id) },
    });
    await openObligation(tx, ctx, { duty: 'privacy-review', subject, dueAt: nextDueAt });
    return { nextDueAt };
  });
}

export interface PrivacyReview {
  id: string;
  answers: Record<ReviewQuestion, { answer: ReviewAnswer; note: string }>;
  findings: string;
  signedAt: number;
  signedBy: string;
  nextDueAt: number;
}

export interface PrivacyReviews {
  /** Newest first. */
  reviews: PrivacyReview[];
  /** When the next is due; null while nothing has started the year. */
  nextDueAt: number | null;
  overdue: boolean;
}

/** The reviews that have been signed off, and when the next is due. Indexes: privacy_review_signed, obligation_subject. */
export async function listPrivacyReviews(ctx: Context): Promise<PrivacyReviews> {
  authorize(ctx, 'privacy.read');
  return readOwnTenant(ctx, async ({ sql }) => {
    const reviews = await sql<PrivacyReview[]>`
      select id, answers, findings, signed_at as "signedAt", signed_by as "signedBy", next_due_at as "nextDueAt"
      from privacy_review where tenant_id = ${ctx.organizationId} order by signed_at desc limit 50`;
    const [due] = await sql<{ dueAt: number }[]>`
      select due_at as "dueAt" from obligation
      where tenant_id = ${ctx.organizationId} and subject = ${publicId('organization', ctx.organizationId)}
        and duty = 'privacy-review' and state in ('open', 'breached') order by due_at limit 1`;
    return {
      reviews: reviews.map((review) => ({ ...review, id: publicId('privacyReview', review.id) })),
      nextDueAt: due?.dueAt ?? null,
      overdue: due !== undefined && due.dueAt <= ctx.clock.now(),
    };
  });
}
