import type { AttemptOutcome, Dialing } from './attempt.ts';

/** What is known once an attempt has ended (stage `outcome`). */
export interface OutcomeFacts {
  outcome: AttemptOutcome;
  dialing: Dialing;
  /** Ringing signals where the dialer counts them. */
  rings?: number | null | undefined;
  /** Seconds of ringing, fractions allowed. */
  ringSeconds?: number | null | undefined;
  /** True where consent to automated calls was in force. */
  automatedConsent?: boolean | null | undefined;
}

/** What is on record of a call (stage `call`). Absent: not recorded, hence undetermined. */
export interface CallFacts {
  [fact: string]: unknown;
}
