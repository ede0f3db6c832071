/** How the number is dialed (3.3). `automated` has no agent; `predictive` reserves none before the answer. */
export const DIALINGS = ['manual', 'preview', 'progressive', 'predictive', 'automated'] as const;
export type Dialing = (typeof DIALINGS)[number];

/** What the network says of an attempt. `failed` never reached the consumer's phone and counts for no rule. */
export const ATTEMPT_OUTCOMES = [
  'answered',
  'machine',
  'busy',
  'no-answer',
  'hung-up',
  'silent',
  'failed',
] as const;
export type AttemptOutcome = (typeof ATTEMPT_OUTCOMES)[number];

/** An earlier attempt to the same number. */
export interface PastAttempt {
  /** Start, epoch milliseconds. Later than the case's `at`: not known yet, ignored. */
  at: number;
  /** End, epoch milliseconds, known even when later than `at`; absent means the start. */
  endedAt?: number | null | undefined;
  contactCenter: string;
  campaign: string;
  offer: string;
  /** Absent: handed out and not reported yet. It counts, and is neither answered nor silent nor failed. */
  outcome?: AttemptOutcome | null | undefined;
}

/** The latest check against the NIX register. */
export interface NixCheck {
  listed: boolean;
  /** Local day of the register's version, `YYYY-MM-DD`. */
  registerDate: string;
}

/** The number on a list of one's own (section 2); absent `since` means from the beginning. */
export interface Suppression {
  owner: 'principal' | 'contactCenter';
  since?: number | null | undefined;
}

/** The consumer's consent, given to this very principal. */
export interface Consent {
  givenAt: number;
  withdrawnAt?: number | null | undefined;
  /** True where calls without an agent are covered too (3.4). */
  automated?: boolean | null | undefined;
}

/** A contract with this very principal for the same kind of product; absent `endedAt` means open. */
export interface CustomerRelation {
  since: number;
  endedAt?: number | null | undefined;
}

/** The caller number shown. `from` and `to`: registered to the assignment in [from, to). */
export interface PresentedNumber {
  number?: string | null | undefined;
  from?: number | null | undefined;
  to?: number | null | undefined;
  /** False: withheld, or it cannot be called back. */
  callable?: boolean | null | undefined;
}

/** An offer made in an earlier call and still open (4.2). */
export interface PendingOffer {
  callEndedAt: number;
  /** Hours the consumer is left alone; absent means 24. */
  considerationHours?: number | null | undefined;
}

/** Everything a decision may know before an attempt. Instants are epoch milliseconds. */
export interface AttemptCase {
  at: number;
  number?: string | undefined;
  contactCenter: string;
  campaign: string;
  offer: string;
  dialing: Dialing;
  /** Absent or null: never checked. */
  nix?: NixCheck | null | undefined;
  suppressions?: readonly Suppression[] | null | undefined;
  consent?: Consent | null | undefined;
  customer?: CustomerRelation | null | undefined;
  /** Absent or null: `presented-number` is not applicable. */
  presentedNumber?: PresentedNumber | null | undefined;
  /** Absent means `sell`. */
  purpose?: 'sell' | 'close' | null | undefined;
  pendingOffer?: PendingOffer | null | undefined;
  /** Attempts to the number, in any order; of equal instants the earlier element came first. */
  history?: readonly PastAttempt[] | null | undefined;
}
