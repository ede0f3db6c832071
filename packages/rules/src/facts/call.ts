import type { AttemptOutcome, Dialing } from './attempt.ts';

/** What is known once an attempt has ended (stage `outcome`). */
export interface OutcomeFacts {
  outcome: AttemptOutcome;
  dialing: Dialing;
  /** Ringing signals where the dialer counts them, 0 or more. */
  rings?: number | null | undefined;
  /** Seconds of ringing, 0 or more, fractions allowed. */
  ringSeconds?: number | null | undefined;
  /** True where consent to automated calls was in force; absent where that is not known. */
  automatedConsent?: boolean | null | undefined;
}

/** A redial that a silent call has made owed (3.3). Instants are epoch milliseconds. */
export interface OwedRedial {
  /** The instant judged. */
  at: number;
  /** End of the silent call. */
  owedSince: number;
  /**
   * One entry a permitted day since then: [from, to) is when the redial may start, as hours, closed days, interval
   * and caps leave it. Days that permit none have no entry.
   */
  opportunities: readonly { from: number; to: number }[];
  /** Starts of the redials made 1:1, in any order. */
  redials: readonly number[];
  /** When it ceased to be owed: an agent was answered, the number is blocked or listed, the campaign is over. */
  closedAt?: number | null | undefined;
}

/** How a dialer treats answered calls on an assignment's local day (3.3). */
export interface DialerDay {
  /** Declared: speech is held back, or the line pinged, to tell an answering machine from a person. */
  machineDetection?: boolean | null | undefined;
  /** Declared: any other delay between the answer and the agent's voice. */
  delay?: boolean | null | undefined;
  /** Answered calls of the day. */
  answered: number;
  /** Those of them without any talk time. */
  answeredWithoutTalk: number;
}

/** A consumer's complaint of how an agent behaved. Instants are epoch milliseconds. */
export interface ConductComplaint {
  receivedAt: number;
  decidedAt?: number | null | undefined;
  /** True where the decision found the complaint justified. */
  upheld?: boolean | null | undefined;
}

/** When an agent attested to knowing each of the three sets of rules (4.1, 4.2), epoch milliseconds. */
export interface AgentAttestation {
  guidelines?: number | null | undefined;
  nixRules?: number | null | undefined;
  writtenRequirement?: number | null | undefined;
}

/** What is on record of a call (stage `call`). Absent or null: not recorded, hence undetermined. */
export interface CallFacts {
  /** Start of the call, epoch milliseconds. */
  startedAt: number;
  dialing: Dialing;
  /** What was said at the start. */
  said?:
    | {
        agentName?: boolean | null | undefined;
        principal?: boolean | null | undefined;
        relation?: boolean | null | undefined;
        purpose?: boolean | null | undefined;
      }
    | null
    | undefined;
  /** What was served to the agent with the slot. */
  atHand?:
    | {
        contactCenterName?: boolean | null | undefined;
        addressSource?: boolean | null | undefined;
        blockingNix?: boolean | null | undefined;
        blockingOwnList?: boolean | null | undefined;
        /** That a silent call came first; asked for on a redial alone. */
        silentCallBefore?: boolean | null | undefined;
      }
    | null
    | undefined;
  /** True where the call is the redial after a silent one. */
  redial?: boolean | null | undefined;
  /** Whether the consumer was asked if the call suits. */
  askedToContinue?: boolean | null | undefined;
  /** Whether the consumer wanted to end the call, and whether that was respected. */
  wishToEnd?: { respected?: boolean | null | undefined } | null | undefined;
  /** "Do not call again": when it was registered and since when the number has been suppressed. */
  doNotCall?: { registeredAt: number; suppressedSince?: number | null | undefined } | null | undefined;
  /** Complaints of this call; an empty list where there are none. */
  complaints?: readonly ConductComplaint[] | null | undefined;
  /** The agent's reference at the contact center. */
  agentReference?: string | null | undefined;
  /** That agent's attestation; null where none exists. */
  attestation?: AgentAttestation | null | undefined;
}
