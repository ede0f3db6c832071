import {
  getPartnerRecordingPolicy,
  getPrivacyPolicy,
  getPrivacyVersion,
  getSuppressionNotice,
  listPrivacyReviews,
  listRecordingPolicies,
  publishPrivacyPolicy,
  publishRecordingPolicy,
  publishSuppressionNotice,
  savePrivacyDraft,
  signPrivacyReview,
  withdrawRecordingPolicy,
} from '@ringratt/services';
import { z } from 'zod';
import { form } from './form.ts';
import { procedure, router } from './procedure.ts';

/** What the organization tells of how it handles personal data, and how it reviews that. */
export const privacy = router({
  policy: procedure.query(({ ctx }) => getPrivacyPolicy(ctx.acting)),
  version: procedure
    .input(z.object({ version: z.number() }))
    .query(({ ctx, input }) => getPrivacyVersion(ctx.acting, input)),
  saveDraft: procedure
    .input(form<Parameters<typeof savePrivacyDraft>[1]>())
    .mutation(({ ctx, input }) => savePrivacyDraft(ctx.acting, input)),
  publish: procedure
    .input(form<Parameters<typeof publishPrivacyPolicy>[1]>())
    .mutation(({ ctx, input }) => publishPrivacyPolicy(ctx.acting, input)),
  reviews: procedure.query(({ ctx }) => listPrivacyReviews(ctx.acting)),
  signReview: procedure
    .input(form<Parameters<typeof signPrivacyReview>[1]>())
    .mutation(({ ctx, input }) => signPrivacyReview(ctx.acting, input)),
  recordings: procedure.query(({ ctx }) => listRecordingPolicies(ctx.acting)),
  partnerRecordings: procedure
    .input(z.object({ assignmentId: z.string() }))
    .query(({ ctx, input }) => getPartnerRecordingPolicy(ctx.acting, input.assignmentId)),
  publishRecordings: procedure
    .input(form<Parameters<typeof publishRecordingPolicy>[1]>())
    .mutation(({ ctx, input }) => publishRecordingPolicy(ctx.acting, input)),
  withdrawRecordings: procedure.mutation(({ ctx }) => withdrawRecordingPolicy(ctx.acting)),
  blocking: procedure.query(({ ctx }) => getSuppressionNotice(ctx.acting)),
  publishBlocking: procedure
    .input(form<Parameters<typeof publishSuppressionNotice>[1]>())
    .mutation(({ ctx, input }) => publishSuppressionNotice(ctx.acting, input)),
});
