export { getSuppressionNotice, publishSuppressionNotice, type SuppressionNotice } from './blocking.ts';
export { getPrivacyPolicy, getPrivacyVersion, type PolicyVersion, type Privacy } from './get.ts';
export { publishPrivacyPolicy } from './publish.ts';
export { type PublishedPrivacy, publishedPrivacy } from './published.ts';
export {
  getPartnerRecordingPolicy,
  listRecordingPolicies,
  publishRecordingPolicy,
  type RecordingPolicy,
} from './recording.ts';
export { listPrivacyReviews, type PrivacyReview, type PrivacyReviews, signPrivacyReview } from './review.ts';
export { savePrivacyDraft } from './save-draft.ts';
export { type ReviewAnswer, type ReviewQuestion, reviewAnswers, reviewQuestions } from './schemas.ts';
export { withdrawRecordingPolicy } from './withdraw-recording.ts';
