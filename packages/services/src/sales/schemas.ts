import { READ_BACK_STEPS, type ReadBackStep } from '@ringratt/rules';
import { z } from 'zod';
import { typedText } from '../input.ts';

/** Said or done, or not; absent is not on record. */
const fact = z.boolean().nullish();

/** What the consumer was told of the right of withdrawal (annex 3). */
export const withdrawalTold = z.object({
  right: fact,
  days: z.number().int().min(0).max(365).nullish(),
  startsFrom: z.enum(['receipt', 'acceptance']).nullish(),
  how: fact,
  standardForm: fact,
  costs: fact,
  contactDetails: fact,
});

/** Whether the consumer wanted to accept by telephone, and was told that this would be void (4.2). */
export const acceptanceInCall = z.object({ wanted: z.boolean(), toldVoid: fact });

const instant = z.number().int().nullish();

/**
 * Consent to being recorded: asked before the recording starts, confirmed inside it (4.3). Epoch milliseconds where
 * the times are told; the answers then follow from them.
 */
export const recordingConsent = z.object({
  consentedBefore: fact,
  consentConfirmed: fact,
  consentAskedAt: instant,
  startedAt: instant,
  consentConfirmedAt: instant,
});

/** The seven steps of the oral order confirmation (4.2), each done or not. */
export const readBackSteps = z.object(
  Object.fromEntries(READ_BACK_STEPS.map(({ id }) => [id, fact])) as Record<ReadBackStep, typeof fact>,
);

/** What was said in a call (table C). */
export const disclosureInput = z.object({
  /** Said at the start (4.1). */
  said: z.object({ agentName: fact, principal: fact, relation: fact, purpose: fact }).nullish(),
  /** What the agent had at hand to answer with (4.1, 3.3). */
  atHand: z
    .object({
      contactCenterName: fact,
      addressSource: fact,
      blockingNix: fact,
      blockingOwnList: fact,
      silentCallBefore: fact,
    })
    .nullish(),
  askedToContinue: fact,
  wishToEnd: z.object({ respected: fact }).nullish(),
  /** The consumer wants no more calls: the number is blocked with both parties at once. */
  doNotCall: z.boolean().nullish(),
  withdrawal: withdrawalTold.nullish(),
  acceptanceInCall: acceptanceInCall.nullish(),
  recording: recordingConsent.nullish(),
  agentReference: typedText(120).nullish(),
});
export type DisclosureInput = z.input<typeof disclosureInput>;

export const languages = ['sv', 'en'] as const;
export type Language = (typeof languages)[number];

export const consumerEmail = z
  .string({ error: 'required' })
  .trim()
  .min(1, 'required')
  .max(254, 'tooLong')
  .pipe(z.email('notAnEmail'));

export const saleInput = z.object({
  consumer: z.object(
    {
      name: typedText(160),
      email: consumerEmail,
      /** Street, post code and town, as it is written on a letter. */
      address: typedText(400).nullish(),
    },
    { error: 'required' },
  ),
  /** The version that was offered; the campaign's own unless given. */
  offerId: z.string().max(60).nullish(),
  quantity: z.number().int().min(1).max(10_000, 'tooLarge').default(1),
  /** What was agreed beside the offer's terms, such as the day it starts. */
  agreed: typedText(2_000).nullish(),
  language: z.enum(languages).default('sv'),
  /** Needed where the attempt's end has not been reported yet; epoch milliseconds. */
  callEndedAt: z.number().int().nullish(),
  withdrawal: withdrawalTold.nullish(),
  acceptanceInCall: acceptanceInCall.nullish(),
  recording: recordingConsent.nullish(),
  readBack: readBackSteps.nullish(),
  agentReference: typedText(120).nullish(),
});
export type SaleInput = z.input<typeof saleInput>;

/** What is told of the call with a sale or its disclosures, later words over earlier ones. */
export interface ToldFacts {
  withdrawal?: z.output<typeof withdrawalTold> | null | undefined;
  acceptanceInCall?: z.output<typeof acceptanceInCall> | null | undefined;
  recording?: z.output<typeof recordingConsent> | null | undefined;
  readBack?: z.output<typeof readBackSteps> | null | undefined;
}

export const saleStates = [
  'held',
  'recorded',
  'offered',
  'accepted',
  'declined',
  'lapsed',
  'agreed',
  'contracted',
  'withdrawn',
] as const;
export type SaleState = (typeof saleStates)[number];
