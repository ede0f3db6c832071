type Instant = number | null | undefined;

/** What is known after the calls (stage `afterwards`). Instants are epoch milliseconds. */
export interface AfterwardsFacts {
  /** The instant judged. */
  at: number;
  /** One consumer's data; absent: the duty is not asked for. */
  personalData?:
    | {
        /** When what they were needed for ended or will end; absent while no end is known. */
        purposeEndsAt?: Instant;
        /** When they were erased or pseudonymized. */
        erasedAt?: Instant;
        /** Whether what the yearly limits keep is a keyed hash and never the number. */
        limitsKeepHashOnly?: boolean | null | undefined;
      }
    | null
    | undefined;
  /** A consumer's claim for what tracing a hidden call cost (3.1). */
  tracingClaim?:
    | {
        receivedAt: number;
        /** Whether the number could not be read and had to be traced. */
        numberHidden?: boolean | null | undefined;
        decision?: 'repay' | 'refuse' | null | undefined;
        decidedAt?: Instant;
        repaidAt?: Instant;
      }
    | null
    | undefined;
  /** A breach that somebody has to answer for. */
  incident?:
    | {
        callAt: number;
        report?: {
          to: 'nix-board' | 'consumer-agency';
          at: number;
          against: 'principal' | 'contactCenter';
        } | null;
        /** A decision not to report, with its reason. */
        decision?: { at: number; reason: string } | null;
      }
    | null
    | undefined;
}
