import { PRIVACY_ITEMS, type PrivacyItem } from '@ringratt/rules';
import { z } from 'zod';
import { typedText } from '../input.ts';

export const privacyItemIds = PRIVACY_ITEMS.map(({ id }) => id) as [PrivacyItem, ...PrivacyItem[]];

/** Words of one item; blank while it is not written yet. */
const itemText = z
  .string()
  .trim()
  .max(4_000, 'tooLong')
  .refine((value) => !value.includes('\0'), 'unreadable');

/** A page of the organization's own: an address that a consumer can open. */
export const pageAddress = z
  .string()
  .trim()
  .max(300, 'tooLong')
  .refine((value) => value === '' || /^https?:\/\/[^\s.]+\.[^\s]+$/.test(value), 'notAnAddress')
  .transform((value) => (value === '' ? null : value))
  .nullish();

export const draftInput = z.object({
  language: z.enum(['sv', 'en']).default('sv'),
  texts: z.partialRecord(z.enum(privacyItemIds), itemText),
  foundAt: pageAddress,
});

/** What a yearly review asks (annex 4 names none: these are ours). Their words are the portal's. */
export const reviewQuestions = [
  'register',
  'purposes',
  'minimization',
  'retention',
  'recipients',
  'rights',
  'blocking',
  'recordings',
  'access',
  'breaches',
] as const;
export type ReviewQuestion = (typeof reviewQuestions)[number];
export const reviewAnswers = ['yes', 'no', 'notApplicable'] as const;
export type ReviewAnswer = (typeof reviewAnswers)[number];

const answer = z.object({
  answer: z.enum(reviewAnswers, { error: 'required' }),
  note: z
    .string()
    .trim()
    .max(1_000, 'tooLong')
    .refine((value) => !value.includes('\0'), 'unreadable')
    .default(''),
});

export const reviewInput = z
  .object({
    answers: z.object(
      Object.fromEntries(reviewQuestions.map((question) => [question, answer])) as Record<
        ReviewQuestion,
        typeof answer
      >,
      { error: 'required' },
    ),
    findings: typedText(4_000),
  })
  // What is not in order says what is done about it.
  .superRefine(({ answers }, issues) => {
    for (const question of reviewQuestions) {
      if (answers[question].answer !== 'no' || answers[question].note !== '') continue;
      issues.addIssue({ code: 'custom', path: ['answers', question, 'note'], message: 'noteForNo' });
    }
  });

export const recordingPolicyInput = z.object({
  listeners: typedText(2_000),
  place: typedText(2_000),
  deletion: typedText(2_000),
});

export const suppressionNoticeInput = z.object({ words: typedText(2_000), foundAt: pageAddress });
