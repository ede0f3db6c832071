import type { ReadBackStep } from '../editions/read-back-steps.ts';

/** Distance contracts act chapter 2, chapter 3 (financial services), or outside the act: an oral agreement. */
export type Regime = 'dal2' | 'dal3' | 'exempt';

/** What is sold. */
export type Subject = 'goods' | 'service';

type Known = boolean | null | undefined;
type Instant = number | null | undefined;

/** The seven steps of the oral order confirmation (4.2), each done or not. */
export type ReadBackFacts = Readonly<Partial<Record<ReadBackStep, Known>>>;

/** What the consumer was told of the right of withdrawal in the call (annex 3). */
export interface WithdrawalFacts {
  /** That there is one, and on what conditions. */
  right?: Known;
  /** Days that were said. */
  days?: number | null | undefined;
  /** From what the days were said to count. */
  startsFrom?: 'receipt' | 'acceptance' | null | undefined;
  /** How to use it. */
  how?: Known;
  /** Where the standard form is. */
  standardForm?: Known;
  /** Costs that may fall on the consumer, or that there are none. */
  costs?: Known;
  /** How to reach the principal and the contact center. */
  contactDetails?: Known;
}

export interface RecordingFacts {
  /** Whether anything was recorded at all; what is on the recording says so too. */
  started?: Known;
  /** Whether the consumer said yes before the recording started; false: refused. */
  consentedBefore?: Known;
  /** Whether the yes is on the recording itself. */
  consentConfirmed?: Known;
  /** Whether the recording holds the offer. */
  holdsOffer?: Known;
  /** Whether it holds the consumer's yes to receiving the offer in writing. */
  holdsYesToWriting?: Known;
  /** Whether it holds the agreement (outside the act). */
  holdsAgreement?: Known;
  deletedAt?: Instant;
  /** A dispute holds the recording from `openedAt` until `closedAt`; open while absent. */
  dispute?: { openedAt: number; closedAt?: Instant } | null | undefined;
}

/**
 * What is on record of a sale (stage `sale`). Instants are epoch milliseconds. Absent or null: not on record, or
 * not happened yet.
 */
export interface SaleFacts {
  regime: Regime;
  subject: Subject;
  /** The instant judged. */
  at: number;
  callEndedAt: number;
  /** The written offer. */
  offer?:
    | {
        sentAt?: Instant;
        /** Readable and durable. */
        durable?: Known;
        /** All information the act asks for. */
        information?: Known;
        /** That an agreement made otherwise is void. */
        saysVoidOtherwise?: Known;
      }
    | null
    | undefined;
  /** Whether the consumer wanted to accept in the call, and was told that this would be void. */
  acceptanceInCall?: { wanted: boolean; toldVoid?: Known } | null | undefined;
  acceptance?: { at: number; written?: Known } | null | undefined;
  /** Hours to consider, where the campaign lets them bind the acceptance itself. */
  acceptanceWaitsHours?: number | null | undefined;
  withdrawal?: WithdrawalFacts | null | undefined;
  /** Days of the withdrawal period; the product's own under `dal3` (14 or 30), else absent. */
  withdrawalDays?: 14 | 30 | null | undefined;
  readBack?: ReadBackFacts | null | undefined;
  /** Null or absent: nothing is known of a recording. */
  recording?: RecordingFacts | null | undefined;
  /** The contract that confirms the offer. */
  contract?:
    | {
        sentAt?: Instant;
        /** The same terms as the offer. */
        mirrorsOffer?: Known;
        /** Where the consumer, not only the seller, can read and keep it. */
        availableToConsumer?: Known;
      }
    | null
    | undefined;
  /** When the goods were handed over or the service began. */
  deliveredAt?: Instant;
}
