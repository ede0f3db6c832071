import { z } from 'zod';
import type { Secrets } from '../context.ts';
import { typedText } from '../input.ts';
import { maskNumber } from '../numbers/format.ts';
import { numberKey } from '../numbers/key.ts';
import { parseNumber } from '../numbers/parse.ts';

export const complaintKinds = ['conduct', 'unwanted', 'hours', 'sale', 'privacy', 'other'] as const;
export type ComplaintKind = (typeof complaintKinds)[number];
export const complaintChannels = ['phone', 'email', 'letter', 'form', 'authority'] as const;
export type ComplaintChannel = (typeof complaintChannels)[number];
export const complaintDecisions = ['upheld', 'partly', 'rejected'] as const;
export type ComplaintDecision = (typeof complaintDecisions)[number];

/** A consumer's number in any spelling, read to E.164. */
export const consumerNumber = z
  .string({ error: 'required' })
  .max(60, 'tooLong')
  .transform((value, issues) => {
    const parsed = parseNumber(value);
    if (parsed.ok) return parsed.number;
    issues.addIssue({ code: 'custom', message: parsed.reason });
    return z.NEVER;
  });

export const instant = z.number({ error: 'required' }).int();

export const complaintInput = z.object({
  assignmentId: z.string({ error: 'required' }).min(1, 'required'),
  kind: z.enum(complaintKinds, { error: 'required' }),
  channel: z.enum(complaintChannels, { error: 'required' }),
  number: consumerNumber,
  /** When the call was, epoch milliseconds. */
  callAt: instant,
  receivedAt: instant.optional(),
  words: typedText(4_000),
  /** When the answer is due; in two weeks unless given. */
  dueAt: instant.optional(),
});

export const tracingInput = z.object({
  assignmentId: z.string({ error: 'required' }).min(1, 'required'),
  number: consumerNumber,
  callAt: instant,
  receivedAt: instant.optional(),
  /** In öre. */
  amount: z
    .number({ error: 'required' })
    .int('notAnAmount')
    .positive('notAnAmount')
    .max(100_000_00, 'tooMuch'),
  words: z.string().trim().max(2_000, 'tooLong').optional(),
});

/** How a consumer's number is kept: a keyed hash to find it by, and enough to recognize it. */
export const keptNumber = (secrets: Pick<Secrets, 'numberKey'>, number: string) => ({
  key: numberKey(secrets, number),
  masked: maskNumber(number),
});
