import type { CallbackElement } from '../editions/callback-elements.ts';
import type { PrivacyItem } from '../editions/privacy-items.ts';
import type { ScriptElement } from '../editions/script-elements.ts';
import type { Dialing } from './attempt.ts';
import type { AgentAttestation } from './call.ts';
import type { CampaignKind } from './campaign.ts';
import type { Regime, Subject } from './sale.ts';

type Known = boolean | null | undefined;
type Instant = number | null | undefined;

/** One thing of each of the two parties. An organization that is both gives the same twice. */
export interface OfBoth<Thing> {
  principal?: Thing | null | undefined;
  contactCenter?: Thing | null | undefined;
}

/** A caller number of the assignment (3.1). Instants are epoch milliseconds. */
export interface ActivationNumber {
  number: string;
  /** Registered to the assignment in [from, to); absent `to` means open. */
  from: number;
  to?: Instant;
  /** Whether a public search finds it with the principal's details. */
  searchable?: Known;
}

/** What a consumer who calls back meets (3.1, annex 1). */
export interface CallbackFacts {
  /** A recorded message, or a person who answers. */
  answeredBy: 'message' | 'person';
  says: readonly CallbackElement[];
  /** Whether the contact center belongs to a trade body. */
  tradeBodyMember?: Known;
}

/** Who answers for what, and who has signed it (section 6). */
export interface ResponsibilityFacts {
  version: number;
  /** Duty id to the party that answers. */
  rows: Readonly<Partial<Record<string, 'principal' | 'contactCenter' | 'both' | null>>>;
  /** The version each party has signed. */
  signed: OfBoth<number>;
  /** Names of list suppliers; empty means stated that there are none, absent means not stated. */
  listSuppliers?: readonly string[] | null | undefined;
  /** Names of subcontractors, likewise. */
  subcontractors?: readonly string[] | null | undefined;
}

/** A privacy policy (section 6, annex 4). */
export interface PrivacyPolicyFacts {
  publishedAt?: Instant;
  items: readonly PrivacyItem[];
  /** Short, and in plain language. */
  plain?: Known;
  easyToFind?: Known;
}

/**
 * What is known of an assignment before it goes live, and while it is (stage `activation`). Absent or null: not on
 * record, hence undetermined, and the gate stays shut.
 */
export interface ActivationFacts {
  /** The instant judged, epoch milliseconds. */
  at: number;
  kind: CampaignKind;
  /** What is sold and how; asked for where the kind is `sale`. */
  regime?: Regime | null | undefined;
  subject?: Subject | null | undefined;
  /** Whether any part of the calls is recorded. */
  recorded?: Known;
  /** The instant by which the last attempt will have been made, or was; epoch milliseconds. */
  lastAttemptBy?: Instant;
  presentedNumbers?: readonly ActivationNumber[] | null | undefined;
  callback?: CallbackFacts | null | undefined;
  /** Tags of the blocks of the script version in use. */
  script?: readonly ScriptElement[] | null | undefined;
  lists?: readonly { id: string; source?: string | null | undefined }[] | null | undefined;
  suppressionRegisters?: OfBoth<{ offered?: Known; statedInPublic?: Known }> | null | undefined;
  /** Of the contacts that have a slot. */
  scrub?:
    | {
        /** Those never checked against the NIX register. */
        uncheckedNix: number;
        /** Oldest register version among the checks, `YYYY-MM-DD`; absent where no contact has a slot. */
        oldestRegisterDate?: string | null | undefined;
        /** Those not checked against each party's own list. */
        uncheckedPrincipal: number;
        uncheckedContactCenter: number;
      }
    | null
    | undefined;
  dialer?: { modes: readonly Dialing[]; machineDetection?: Known; delay?: Known } | null | undefined;
  responsibility?: ResponsibilityFacts | null | undefined;
  /** Who may listen, where recordings are kept and how they are deleted: the words, empty where not stated. */
  recordingPolicy?:
    | {
        listeners?: string | null | undefined;
        place?: string | null | undefined;
        deletion?: string | null | undefined;
      }
    | null
    | undefined;
  privacyPolicies?: OfBoth<PrivacyPolicyFacts> | null | undefined;
  /** When each party last reviewed its handling of personal data, epoch milliseconds. */
  privacyReviews?: OfBoth<number> | null | undefined;
  agents?: readonly AgentAttestation[] | null | undefined;
}
